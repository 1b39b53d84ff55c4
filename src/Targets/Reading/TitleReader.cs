using System.Text.RegularExpressions;

namespace Zhiheng.Targets.Reading;

/// <summary>
/// The name of the document itself. A notice that puts another document into force (印发《X》) gives the name of that document,
/// as the line that stands alone over its text where there is one.
/// </summary>
internal static partial class TitleReader
{
    private const string Several = "标题取自通知正文，正文前没有单独的标题行。";
    private const int LongestTitle = 90;

    public static Quoted<string>? Read(IReadOnlyList<Line> head)
    {
        var runs = Runs(head).ToList();
        var named = Named(runs);
        if (named is not null && Alone(runs, named.Value) is { } alone)
        {
            return new(named.Value, alone);
        }

        var own = runs.Where(run => Kind().IsMatch(run.Text) && run.Text.Length is >= 8 and <= LongestTitle && !Other().IsMatch(run.Text)).ToList();
        if (named is not null)
        {
            return named with { Doubt = own.Count > 0 || named.Value.Length > LongestTitle ? Several : null };
        }

        // The last one before the first heading; among runs that end there, the one with the most lines that still reads as one title.
        return own.Count == 0 ? null : own.Where(run => run.At.End == own[^1].At.End).OrderByDescending(run => Organ().IsMatch(run.Text)).ThenByDescending(run => run.Starts).ThenBy(run => run.Lines).Select(run => new Quoted<string>(run.Text, run.At)).First();
    }

    private sealed record Run(string Text, Passage Passage, TextRange At, int Lines, bool Starts);

    /// <summary>Lines, and two or three that follow each other: long titles are broken by hand.</summary>
    private static IEnumerable<Run> Runs(IReadOnlyList<Line> head)
    {
        for (var i = 0; i < head.Count; i++)
        {
            for (var count = 1; count <= 3 && i - count + 1 >= 0; count++)
            {
                var lines = head.Skip(i - count + 1).Take(count).ToList();
                if (lines.Take(count - 1).Any(line => line.Text.Length > 45 || line.Text[^1] is '。' or ':' or ';' or '日' or '号') || (count > 1 && lines.Any(line => line.Text.Contains('。', StringComparison.Ordinal))) || lines.Skip(1).Any(line => char.IsAsciiLetterOrDigit(line.Text[0]) && char.IsAsciiLetterOrDigit(lines[lines.IndexOf(line) - 1].Text[^1])))
                {
                    break;
                }

                var text = string.Concat(lines.Select(line => line.Text));
                yield return new(text, lines[0].Passage, new(lines[0].Passage.All.Start, lines[^1].Passage.All.End), count, Start().IsMatch(text));
            }
        }
    }

    /// <summary>What a notice puts into force.</summary>
    private static Quoted<string>? Named(List<Run> runs)
    {
        foreach (var run in runs.Where(run => run.Lines == 1 && Force().IsMatch(run.Text)))
        {
            if (Quotation(run.Text) is { Length: > 6 } inner)
            {
                var at = run.Text.IndexOf(inner, StringComparison.Ordinal);
                return new(inner, run.Passage.At(at, inner.Length));
            }
        }

        foreach (var run in runs)
        {
            if (Notice().Match(run.Text) is { Success: true } match)
            {
                var what = match.Groups["what"].Value.TrimStart('《').TrimEnd('》');
                return what.Length > 6 ? new(what, run.Lines == 1 ? run.Passage.At(run.Text.IndexOf(what, StringComparison.Ordinal), what.Length) : run.At) : null;
            }
        }

        return null;
    }

    private static TextRange? Alone(List<Run> runs, string title) => runs.FindLast(run => run.Text == title)?.At;

    [GeneratedRegex("^(?:中共)?[\u4e00-\u9fa5、]{2,30}(?:人民政府|委员会|[省市县区州]委|局|厅)(?:办公厅|办公室)?关于", RegexOptions.CultureInvariant)]
    private static partial Regex Organ();

    /// <summary>The first 《…》 with its inner ones.</summary>
    private static string? Quotation(string text)
    {
        var start = text.IndexOf('《', StringComparison.Ordinal);
        var depth = 0;
        for (var i = start; i >= 0 && i < text.Length; i++)
        {
            depth += text[i] == '《' ? 1 : text[i] == '》' ? -1 : 0;
            if (depth == 0)
            {
                return text[(start + 1)..i];
            }
        }

        return null;
    }

    [GeneratedRegex("^(?:现将|.{0,6}《.*》(?:已经|已由|经)|经.{2,20}同意,现将)|^.{0,40}印发《.*》(?:的通知)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Force();

    [GeneratedRegex("^(?:发文标题:|标题:|名称:)?(?!现将).{0,40}?印发(?:了)?(?<what>[^。,]{7,90}?)的?通知(?:\\(?[\u4e00-\u9fa5]{1,8}〔?\\[?\\d{4}.{1,8}号\\)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Notice();

    [GeneratedRegex("(?:方案|意见|计划|纲要|规划|要点|措施|办法|决定|通知|细则|工作分工|清单|举措)(?:\\([^()]{1,24}\\))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Kind();

    [GeneratedRegex("[。;]|^(?:标题|名称|来源|法规类型|附件|热点|相关|根据|为|按照|请)|>|实施意见:$", RegexOptions.CultureInvariant)]
    private static partial Regex Other();

    [GeneratedRegex("^(?:中共|关于|[\u4e00-\u9fa5]{2,12}(?:省|市|县|区|州|盟|局|厅|委|政府|办公[室厅])|\\d{4}年)", RegexOptions.CultureInvariant)]
    private static partial Regex Start();
}
