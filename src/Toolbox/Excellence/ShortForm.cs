using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Excellence;

public enum ShortAnswer
{
    Yes,
    Partly,
    No,
    Unknown,
}

/// <param name="ItemNo">The item of the edition that the question belongs to.</param>
public sealed record ShortQuestion(string Key, string ItemNo, Words Text);

/// <param name="Known">Questions answered with yes, partly or no.</param>
/// <param name="Level">Null where fewer than half of the questions of the category are known.</param>
public sealed record ShortCategory(Category Category, IReadOnlyList<(ShortQuestion Question, ShortAnswer? Answer)> Answers, int Known, Level? Level);

/// <summary>
/// The short form for small firms: thirty plain questions. Its result is one level for each category and never points: it asks whether basic
/// ways of working exist, and cannot show more than that.
/// </summary>
public static class ShortForm
{
    /// <summary>The highest level a short form can show (50–65 %): what lies above needs evidence and the full form.</summary>
    public const int HighestLevel = 3;

    public static Edition Edition => Gbt19580Of2012.Edition;

    public static IReadOnlyList<ShortQuestion> Questions { get; } = ShortQuestions.All;

    /// <summary>
    /// Yes counts 1, partly 0.5, no 0; unknown and unanswered do not count. The mean times 65 is read as a percent and its level is shown; a category of
    /// which fewer than half of the questions are known has none.
    /// </summary>
    /// <param name="answers">By key of the question; keys that are missing are unanswered.</param>
    public static IReadOnlyList<ShortCategory> Of(IReadOnlyDictionary<string, ShortAnswer> answers) => [.. Edition.Categories.Select(category => Of(category, answers))];

    /// <summary>yes, partly, no or unknown; empty is unanswered.</summary>
    public static ShortAnswer? Read(ShortQuestion question, string? text) => text switch
    {
        null or "" => null,
        "yes" => ShortAnswer.Yes,
        "partly" => ShortAnswer.Partly,
        "no" => ShortAnswer.No,
        "unknown" => ShortAnswer.Unknown,
        _ => throw AssessmentProblems.NotAnAnswer(new($"第 {question.Key} 问", $"Question {question.Key}"), text),
    };

    private static ShortCategory Of(Category category, IReadOnlyDictionary<string, ShortAnswer> answers)
    {
        IReadOnlyList<(ShortQuestion Question, ShortAnswer? Answer)> lines =
        [
            .. Questions.Where(question => category.Items.Any(item => item.No == question.ItemNo))
                .Select(question => (question, answers.TryGetValue(question.Key, out var answer) ? answer : (ShortAnswer?)null)),
        ];
        decimal[] known = [.. lines.Where(line => line.Answer is ShortAnswer.Yes or ShortAnswer.Partly or ShortAnswer.No)
            .Select(line => line.Answer switch { ShortAnswer.Yes => 1m, ShortAnswer.Partly => 0.5m, _ => 0m })];
        var level = 2 * known.Length >= lines.Count ? Levels.At(known.Average() * Levels.All[HighestLevel].To) : null;
        return new ShortCategory(category, lines, known.Length, level);
    }
}
