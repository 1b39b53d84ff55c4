using System.Collections.Frozen;

namespace Zhiheng.Kernel;

public enum RuleUnit
{
    WorkingDay,
    CalendarDay,
    Month,
    Year,
    Hour,
    Person,
    Report,
    PercentPerDay,
    Percent,
    PersonDay,
}

/// <summary>How the figure is known.</summary>
public enum RuleTrust
{
    /// <summary>Read in the legal text (V).</summary>
    Verified,

    /// <summary>Read in a secondary source (V2).</summary>
    Secondary,

    /// <summary>From memory (M).</summary>
    Memory,

    /// <summary>A decision of this project (D).</summary>
    Decision,
}

/// <summary>
/// One figure of one rule over the days it was in force, both included; <paramref name="ValidTo"/> null means still in force.
/// <paramref name="Confirmed"/> false means a person must still compare it with the legal text.
/// </summary>
public sealed record DatedRule(
    string Key,
    int Value,
    RuleUnit Unit,
    string Basis,
    DateOnly ValidFrom,
    DateOnly? ValidTo,
    RuleTrust Trust,
    bool Confirmed)
{
    public bool IsInForceOn(DateOnly day) => ValidFrom <= day && (ValidTo is not { } last || day <= last);
}

/// <summary>
/// Deadlines, validity periods and other figures set by law. Ask with the day of the triggering act, never with today:
/// the rule in force on that day decides (rules.md, rule of construction).
/// </summary>
public sealed class DatedRules
{
    private readonly FrozenDictionary<string, DatedRule[]> rules;

    /// <exception cref="ArgumentException">Two rows of a key are in force on the same day, or a row ends before it starts.</exception>
    public DatedRules(IEnumerable<DatedRule> rules)
    {
        this.rules = rules.GroupBy(rule => rule.Key, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, InOrder, StringComparer.Ordinal);
    }

    /// <summary>Every row, by key and then by date.</summary>
    public IReadOnlyList<DatedRule> All => [.. rules.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => pair.Value)];

    /// <summary>The row in force on that day, or null when there was none or the key is unknown.</summary>
    public DatedRule? On(string key, DateOnly day) =>
        rules.TryGetValue(key, out var rows) ? Array.Find(rows, rule => rule.IsInForceOn(day)) : null;

    /// <summary>As <see cref="On"/>, where work cannot go on without the rule: its absence is a defect of the rule table.</summary>
    /// <exception cref="KeyNotFoundException">Names the key and the day.</exception>
    public DatedRule Require(string key, DateOnly day) =>
        On(key, day) ?? throw new KeyNotFoundException($"No rule '{key}' was in force on {day:O}. Add it to the rule table.");

    private static DatedRule[] InOrder(IEnumerable<DatedRule> rows)
    {
        var ordered = rows.OrderBy(rule => rule.ValidFrom).ToArray();
        for (var i = 0; i < ordered.Length; i++)
        {
            if (ordered[i].ValidTo < ordered[i].ValidFrom || (i > 0 && !(ordered[i - 1].ValidTo < ordered[i].ValidFrom)))
            {
                throw new ArgumentException($"The rows of rule '{ordered[i].Key}' overlap or run backwards at {ordered[i].ValidFrom:O}.", nameof(rows));
            }
        }

        return ordered;
    }
}
