using System.Text.RegularExpressions;
using Zhiheng.Kernel;

namespace Zhiheng.Studies.Shelf;

/// <summary>Which tool a study belongs to: a family (sheet, board, path, assessment) and the tool's own name, as in <c>sheet:i-mr</c>.</summary>
public sealed partial record StudyKind
{
    public static IReadOnlyList<string> Families { get; } = ["sheet", "board", "path", "assessment"];

    private StudyKind(string family, string tool) => (Family, Tool) = (family, tool);

    public string Family { get; }

    public string Tool { get; }

    /// <summary>Refuses an unknown family and a name that is not 1 to 60 of a–z, 0–9, point and hyphen.</summary>
    public static Outcome<StudyKind> Parse(string? text)
    {
        var parts = (text ?? string.Empty).Split(':');
        return parts is [var family, var tool] && Families.Contains(family, StringComparer.Ordinal) && Name().IsMatch(tool)
            ? new StudyKind(family, tool)
            : StudyRefusals.Kind();
    }

    public override string ToString() => $"{Family}:{Tool}";

    [GeneratedRegex("^[a-z0-9][a-z0-9.-]{0,59}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Name();
}
