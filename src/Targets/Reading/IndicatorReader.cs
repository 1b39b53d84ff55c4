namespace Zhiheng.Targets.Reading;

/// <summary>Whose text is being read: a measure, or another heading (goals), and whether its years hold for all of it.</summary>
internal sealed record Owner(int? Measure, string? Under, bool AreGoals);

/// <summary>Figures to reach, clause by clause (docs/policy-grammar.md, section on indicators).</summary>
internal sealed partial class IndicatorReader(DueYears years)
{
    private const string Spanned = "原文为区间，取下限。";

    private readonly List<IndicatorText> found = [];
    private Owner owner = new(null, null, false);
    private Clause? before;
    private NamedBy? zero;
    private bool pastSentence;
    private bool givesMoney;

    /// <param name="above">The year that the heading above gives to all under it.</param>
    public IReadOnlyList<IndicatorText> Read(Owner of, IEnumerable<Passage> paragraphs, Quoted<int>? above)
    {
        (owner, before, zero) = (of, null, null);
        found.Clear();
        years.NextSection(above);
        foreach (var paragraph in paragraphs)
        {
            years.NextParagraph();
            foreach (var clause in Clause.In(paragraph))
            {
                Read(clause);
            }
        }

        return [.. found];
    }

    private void Read(Clause clause)
    {
        if (clause.OpensSentence)
        {
            years.NextSentence();
            (before, zero, pastSentence) = (null, null, false);
        }

        givesMoney = IndicatorWords.Money().IsMatch(clause.Text) || (givesMoney && !clause.OpensSentence);
        pastSentence |= IndicatorWords.NoTarget().IsMatch(clause.Text);
        if (pastSentence)
        {
            return;
        }

        years.Take(clause, owner.AreGoals);
        var quantities = Figures(clause);
        if (!ReadZero(clause, quantities) && quantities.Count > 0)
        {
            if (!ReadFromTo(clause, quantities) && !ReadDistribution(clause, quantities))
            {
                ReadEach(clause, quantities);
            }

            zero = null;
        }

        before = clause;
    }

    /// <summary>The year that holds for the headings under the one just read.</summary>
    public Quoted<int>? YearOfSection => years.OfSection;

    /// <summary>Quantities of the clause with places in the paragraph; money that is given, and figures that only describe (2000万元以上的企业), are not among them.</summary>
    private List<Quantity> Figures(Clause clause)
    {
        var all = Quantity.In(clause.Text);
        return [.. all.Where((quantity, i) => !(quantity.Unit == "元" && givesMoney) && (quantity.Unit is not null || IndicatorWords.Operator().IsMatch(clause.Text[..quantity.Start]) || IndicatorWords.From().IsMatch(clause.Text[..quantity.Start])) && !Describes(clause.Text, all, i)).Select(quantity => quantity with { Start = quantity.Start + clause.Start })];
    }

    private static bool Describes(string text, List<Quantity> all, int i)
    {
        var quantity = all[i];
        if (quantity.End >= text.Length || text[quantity.End] != '的')
        {
            return false;
        }

        var next = i + 1 < all.Count ? text[quantity.End..all[i + 1].Start] : null;
        var verb = IndicatorNames.Trim(text, 0, quantity.Start, keepVerb: false) is var (start, end) && end - start < 2;
        return (next is not null && !next.Contains('、', StringComparison.Ordinal) && !IndicatorWords.BetweenFromAndTo().IsMatch(next)) || (next is null && !verb && !EndsWithMaking(text, 0, quantity.Start));
    }

    private bool ReadZero(Clause clause, List<Quantity> quantities)
    {
        if (IndicatorWords.Zero().Match(clause.Text) is not { Success: true } match || quantities.Count > 0)
        {
            return false;
        }

        var group = match.Groups["name"];
        zero = IndicatorNames.Of(clause.Paragraph, clause.Start + group.Index, clause.Start + group.Index + group.Length);
        if (zero is null)
        {
            return true;
        }

        var at = clause.Paragraph.At(clause.Start + match.Index, match.Length);
        var word = match.Value.EndsWith("零的突破", StringComparison.Ordinal) ? 4 : 3;
        var target = clause.Paragraph.At(clause.Start + match.Index + match.Length - word, word);
        Add(zero, new(0, target), new(1, target), "零突破", ">=", "level", at, []);
        return true;
    }

    private bool ReadFromTo(Clause clause, List<Quantity> quantities)
    {
        var text = clause.Masked;
        var read = false;
        var start = clause.Start;
        for (var i = 0; i + 1 < quantities.Count; i++)
        {
            var (low, high) = (quantities[i], quantities[i + 1]);
            var between = IndicatorWords.BetweenFromAndTo().Match(text[low.End..high.Start]);
            var from = IndicatorWords.From().Match(text[start..low.Start]);
            if (!between.Success || !from.Success)
            {
                continue;
            }

            var name = IndicatorNames.Of(clause.Paragraph, start, start + from.Index) ?? NameBefore();
            var words = between.Value;
            var falls = words.Contains('降', StringComparison.Ordinal) || words.Contains('减', StringComparison.Ordinal) || words.Contains('压', StringComparison.Ordinal) || words.Contains('缩', StringComparison.Ordinal);
            if (name is not null)
            {
                var due = between.Groups["y"];
                if (due.Success)
                {
                    years.Take(new Quoted<int>(int.Parse(due.Value, System.Globalization.CultureInfo.InvariantCulture), clause.Paragraph.At(low.End + due.Index, due.Length)));
                }

                Add(
                    name, new(low.Value, clause.Paragraph.At(low.Start, low.Length)), Target(clause, high), high.Unit ?? low.Unit, Comparator(high, falls ? "降至" : "达到"), Kind(clause, high.Start),
                    clause.Paragraph.At(start, high.End - start), []);
            }

            read = true;
            start = high.End;
            i++;
        }

        return read;
    }

    private bool ReadDistribution(Clause clause, List<Quantity> quantities)
    {
        var head = clause.Masked[clause.Start..quantities[0].Start];
        var mark = IndicatorWords.Respectively().Match(head);
        mark = mark.Success ? mark : IndicatorWords.All().Match(head);
        var led = IndicatorWords.Operator().Match(head);
        var gap = (led.Success ? led.Index : head.Length) - mark.Index - mark.Length;
        if (!mark.Success || gap > (quantities.Count > 1 ? 3 : 0))
        {
            return false;
        }

        var op = OperatorOf(head);
        var names = IndicatorNames.Listed(clause.Paragraph, clause.Start, clause.Start + mark.Index);
        if (quantities.Count > 1 && years.OfSentence.Count == quantities.Count && names?.Count != quantities.Count)
        {
            return ReadByYear(clause, quantities, mark.Index, op);
        }

        names ??= quantities.Count == 1 ? ListedBefore(clause, mark.Index) : null;
        if (names is null || (quantities.Count > 1 && names.Count != quantities.Count))
        {
            return false;
        }

        var post = quantities[^1].Bound;
        for (var i = 0; i < names.Count; i++)
        {
            var quantity = quantities[Math.Min(i, quantities.Count - 1)];
            var bounded = quantity with { Bound = quantity.Bound ?? post };
            Add(names[i], null, Target(clause, quantity), quantity.Unit ?? quantities[^1].Unit, Comparator(bounded, op), Kind(clause, quantity.Start), clause.Paragraph.At(clause.Start, quantity.End - clause.Start), []);
        }

        return true;
    }

    /// <summary>到2020年、2025年,X分别达到80%、90%.</summary>
    private bool ReadByYear(Clause clause, List<Quantity> quantities, int end, string op)
    {
        if ((IndicatorNames.Of(clause.Paragraph, clause.Start, clause.Start + end) ?? NameBefore()) is not { } name)
        {
            return false;
        }

        var due = years.OfSentence.ToList();
        for (var i = 0; i < quantities.Count; i++)
        {
            Add(name, null, Target(clause, quantities[i]), quantities[i].Unit ?? quantities[^1].Unit, Comparator(quantities[i], op), Kind(clause, quantities[i].Start), clause.Paragraph.At(clause.Start, quantities[i].End - clause.Start), [], due[i]);
        }

        return true;
    }

    private void ReadEach(Clause clause, List<Quantity> quantities)
    {
        var from = clause.Start;
        NamedBy? first = null;
        for (var i = 0; i < quantities.Count; i++)
        {
            var quantity = quantities[i];
            var until = i + 1 < quantities.Count ? Boundary(clause.Masked, quantity.End, quantities[i + 1].Start) : clause.End;
            var (name, op, doubts) = Named(clause, from, quantity, until, first);
            var due = quantities.Count > 1 ? years.Before(clause, from, quantity.Start) : null;
            var risesFromZero = zero is not null && ReferenceEquals(name, zero);
            if (name is not null && (quantity.Unit is not null || (op.Length > 0 && IndicatorWords.Bare().IsMatch(name.Text))))
            {
                var kind = IndicatorWords.Changes().IsMatch(op) && quantity.Unit is "%" or "百分点" ? "change" : "level";
                kind = IndicatorWords.Yearly().IsMatch(clause.Masked[clause.Start..quantity.Start]) || (before is { } lead && lead.End - lead.Start < 8 && IndicatorWords.Yearly().IsMatch(lead.Text)) ? "annual-flow" : kind;
                if (risesFromZero)
                {
                    var nothing = found[^1].Baseline;
                    found.RemoveAt(found.Count - 1);
                    zero = null;
                    Add(name, nothing, Target(clause, quantity), quantity.Unit, Comparator(quantity, op), kind, clause.Paragraph.At(from, quantity.End - from), doubts, due);
                }
                else
                {
                    Add(Told(name), null, Target(clause, quantity), quantity.Unit, Comparator(quantity, op), kind, clause.Paragraph.At(from, quantity.End - from), doubts, due);
                }

                first ??= name;
            }

            from = until;
        }
    }

    private static Quoted<decimal> Target(Clause clause, Quantity quantity) => new(quantity.Value, clause.Paragraph.At(quantity.Start, quantity.Length), quantity.Highest is null ? null : Spanned);

    private static string Comparator(Quantity quantity, string op)
        => quantity.Bound is "以下" or "以内" or "之内" || (quantity.Bound is null && IndicatorWords.AtMost().IsMatch(op)) ? "<="
        : quantity is { Value: 100, Unit: "%", Bound: null } ? "="
        : ">=";

    private static string Kind(Clause clause, int end) => IndicatorWords.Yearly().IsMatch(clause.Masked[clause.Start..end]) ? "annual-flow" : "level";

    private void Add(NamedBy name, Quoted<decimal>? baseline, Quoted<decimal> target, string? unit, string comparator, string kind, TextRange at, List<string> doubts, Quoted<int>? due = null)
    {
        var (year, doubt) = due is null ? years.InForce() : (due, due.Doubt);
        string?[] reasons = [doubt, target.Doubt, .. doubts];
        found.Add(new(owner.Measure, owner.Under, name.Text, name.At, baseline, target, unit, year, comparator, kind, at, [.. reasons.OfType<string>().Distinct(StringComparer.Ordinal)]));
    }
}
