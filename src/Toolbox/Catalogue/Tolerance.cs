using System.Globalization;
using System.Text.Json;

namespace Zhiheng.Toolbox.Catalogue;

/// <summary>The tolerance of a case, and of the fields that its note names.</summary>
/// <remarks>
/// A clause of the note such as <c>exact_ci: rtol 1e-6</c> or <c>tukey lwr/upr/p rtol 1e-5</c> widens the relative tolerance of every field
/// in whose path one of the words stands (words of three letters or fewer must be the whole field name; <c>p-values</c> means <c>p</c>).
/// A note never narrows. Where it names the accuracy of ptukey, that is an absolute one: R forms the upper tail as a difference from 1.
/// </remarks>
internal sealed record Tolerance(double Relative, double Absolute, IReadOnlyList<(string[] Words, double Relative, double Absolute)> Wider)
{
    private const double TukeyAccuracy = 1e-10;
    private static readonly char[] Between = [' ', '/', ':', ','];

    public static Tolerance Of(JsonElement one)
    {
        var note = one.TryGetProperty("note", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";
        var wider = new List<(string[], double, double)>();
        foreach (var clause in note.Split([',', ';']))
        {
            var at = clause.IndexOf("rtol ", StringComparison.Ordinal);
            if (at < 0)
            {
                continue;
            }

            var number = clause[(at + 5)..].Trim().Split(' ', '(')[0];
            if (double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var relative))
            {
                string[] words = [.. clause[..at].Split(Between, StringSplitOptions.RemoveEmptyEntries).Select(Field)];
                wider.Add((words, relative, clause.Contains("ptukey", StringComparison.Ordinal) ? TukeyAccuracy : 0));
            }
        }

        return new(Value(one, "rtol"), Value(one, "atol"), wider);
    }

    public double RelativeAt(IReadOnlyList<string> path)
        => Wider.Where(clause => clause.Words.Any(word => path.Any(part => Matches(part, word)))).Select(clause => clause.Relative).Append(Relative).Max();

    public double AbsoluteAt(IReadOnlyList<string> path)
        => Wider.Where(clause => clause.Words.Any(word => path.Any(part => Matches(part, word)))).Select(clause => clause.Absolute).Append(Absolute).Max();

    private static bool Matches(string part, string word)
        => word.Length <= 3 ? string.Equals(part, word, StringComparison.Ordinal) : part.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static string Field(string word) => word switch { "p-values" => "p", "scores" => "eb", "indices" => "transformed", _ => word };

    private static double Value(JsonElement one, string name)
        => one.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.Number ? found.GetDouble() : 0;
}
