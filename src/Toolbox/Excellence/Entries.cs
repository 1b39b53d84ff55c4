using System.Globalization;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Excellence;

/// <summary>Reads what was typed for one place. An empty text is null; everything else that does not fit is refused by the place's name.</summary>
public static class Entries
{
    /// <summary>0 to 100 in steps of 5.</summary>
    public static int? Percent(Words place, string? text) => Blank(text) ? null
        : Whole(text!) is { } value && value is >= 0 and <= 100 && value % Levels.Step == 0 ? value : throw AssessmentProblems.NotAStep(place, text!);

    /// <summary>0 to 5.</summary>
    public static int? Level(Words place, string? text) => Blank(text) ? null
        : Whole(text!) is { } value && value >= 0 && value < Levels.All.Count ? value : throw AssessmentProblems.NotALevel(place, text!);

    /// <summary>yyyy-MM-dd.</summary>
    public static DateOnly? Day(Words place, string? text) => Blank(text) ? null
        : DateOnly.TryParseExact(text!.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw AssessmentProblems.NotADay(place, text);

    /// <summary>Without white space around it, with plain line ends; never null.</summary>
    public static string Text(Words place, string? text, int most)
    {
        var clean = (text ?? "").ReplaceLineEndings("\n").Trim();
        return clean.Length <= most ? clean : throw AssessmentProblems.TooLong(place, clean.Length, most);
    }

    /// <summary>One to <see cref="Assessment.MostAssessors"/> names, all different and none empty.</summary>
    public static IReadOnlyList<string> Assessors(IReadOnlyList<string> names)
    {
        if (names.Count is 0 or > Assessment.MostAssessors)
        {
            throw AssessmentProblems.WrongCount(new("评估人", "Assessors"), names.Count, new($"有 1 到 {Assessment.MostAssessors} 位", $"1 to {Assessment.MostAssessors}"));
        }

        for (var at = 0; at < names.Count; at++)
        {
            if (names[at].Length == 0)
            {
                throw AssessmentProblems.WrongKind(new($"第 {at + 1} 位评估人", $"Assessor {at + 1}"), new("名字，不能为空", "a name and not empty"));
            }

            if (names.Take(at).Contains(names[at]))
            {
                throw AssessmentProblems.SameAssessor(names[at]);
            }
        }

        return names;
    }

    private static bool Blank(string? text) => string.IsNullOrWhiteSpace(text);

    private static int? Whole(string text) => int.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;
}
