using System.Globalization;
using Zhiheng.Inspection.Files;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Inspection.Pools;

/// <summary>A CSV with code, class, as of, source (rules.md §4.6). Good rows are taken, bad ones come back with their line.</summary>
public sealed record ImportClasses(string File);

/// <summary>One row that was not taken, and why.</summary>
public sealed record RefusedRow(int Line, Refusal Refusal);

/// <summary>What became of the rows of a file.</summary>
public sealed record ImportedClasses(int Taken, IReadOnlyList<RefusedRow> Refused);

/// <summary>Puts a tag on an enterprise, or moves its last day (included). Its region is the own one or below.</summary>
public sealed record SetTag(string Subject, string Tag, string Region, DateOnly Until, string Source);

public sealed record DropTag(string Subject, string Tag, string Region);

/// <summary>What narrows and weighs pools of enterprises beside the register: imported credit-risk classes, and tags.</summary>
public sealed class SubjectsHandler(Database database, BusinessCalendar calendar)
{
    public const int MostRows = 200_000;

    // A tag that would outlive every plan is a label nobody looks at again.
    private const int MostYears = 5;

    private static readonly CsvColumn[] Columns = [new("code", "统一社会信用代码"), new("class", "风险分类"), new("asOf", "评定日期"), new("source", "来源")];

    public async Task<IReadOnlyList<ClassRow>> Classes(string? subject, string? after, int most, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await SubjectStore.Classes(session, Blank(subject), after ?? string.Empty, most, ct);
    }

    public async Task<IReadOnlyList<(string Class, long Count)>> ClassCounts(CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await SubjectStore.ClassCounts(session, ct);
    }

    /// <summary>Tags of the own region and below it.</summary>
    public async Task<IReadOnlyList<TagRow>> Tags(string? subject, int most, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return mandate.Organ is { } organ ? await SubjectStore.Tags(session, organ.Region.Prefix, Blank(subject), most, ct) : [];
    }

    /// <summary>The codes that carry a tag in a region on a day, in their order.</summary>
    public async Task<IReadOnlyList<string>> Tagged(string tag, RegionCode region, DateOnly on, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        var line = new List<string>();
        for (RegionCode? one = region; one is { } code; one = code.Above)
        {
            line.Add(code.Value);
        }

        return await SubjectStore.Tagged(session, tag, line, on, ct);
    }

    public async Task<Outcome<ImportedClasses>> Handle(ImportClasses command, Act act, Mandate mandate, CancellationToken ct)
    {
        if (ActRules.NoOrgan(mandate) is { } refusal)
        {
            return refusal;
        }

        var rows = CsvFile.Read(command.File, Columns, MostRows);
        if (rows.IsRefused)
        {
            return rows.Refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var (taken, refused) = (0, new List<RefusedRow>());
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in rows.Value)
        {
            if (await Take(work, row, seen, ct) is { } wrong)
            {
                refused.Add(new RefusedRow(row.Line, wrong));
            }
            else
            {
                taken++;
            }
        }

        await work.Commit([], ct);
        return new ImportedClasses(taken, refused);
    }

    public async Task<Outcome<string>> Handle(SetTag command, Act act, Mandate mandate, CancellationToken ct)
    {
        if ((ActRules.NoOrgan(mandate) ?? ActRules.Text(command.Tag, "标签", 30) ?? ActRules.Text(command.Source, "标签来源", 200)
            ?? Region(command.Region, mandate.Organ!) ?? Until(command.Until)) is { } refusal)
        {
            return refusal;
        }

        var code = CreditCode.Parse(command.Subject);
        if (code.IsRefused)
        {
            return code.Refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var row = new TagRow { Subject = code.Value.Value, Tag = command.Tag.Trim(), Region = command.Region, Until = command.Until, Source = command.Source.Trim() };
        await SubjectStore.SetTag(work, row, ct);
        await work.Commit([], ct);
        return row.Subject;
    }

    public async Task<Outcome<string>> Handle(DropTag command, Act act, Mandate mandate, CancellationToken ct)
    {
        if ((ActRules.NoOrgan(mandate) ?? Region(command.Region, mandate.Organ!)) is { } refusal)
        {
            return refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        if (await SubjectStore.DropTag(work, command.Subject, command.Tag, command.Region, ct) == 0)
        {
            return ActRefusals.Unknown("标签");
        }

        await work.Commit([], ct);
        return command.Subject;
    }

    private async Task<Refusal?> Take(Work work, CsvRow row, HashSet<string> seen, CancellationToken ct)
    {
        var code = CreditCode.Parse(row["code"]);
        if (code.IsRefused)
        {
            return code.Refusal;
        }

        if (!seen.Add(code.Value.Value))
        {
            return SubjectRefusals.Twice(code.Value.Value);
        }

        if (row["class"] is not ("A" or "B" or "C" or "D"))
        {
            return SubjectRefusals.Class(row["class"]);
        }

        if (!DateOnly.TryParseExact(row["asOf"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asOf) || asOf > calendar.Today)
        {
            return SubjectRefusals.AsOf(row["asOf"], calendar.Today);
        }

        if (ActRules.Text(row["source"], "来源", 200) is { } noSource)
        {
            return noSource;
        }

        var taken = await SubjectStore.SetClass(work, new ClassRow { Subject = code.Value.Value, Class = row["class"], AsOf = asOf, Source = row["source"] }, ct);
        return taken ? null : SubjectRefusals.Older(code.Value.Value, asOf);
    }

    private Refusal? Until(DateOnly until)
        => until < calendar.Today || until > calendar.Today.AddYears(MostYears) ? SubjectRefusals.Until(until, calendar.Today, MostYears) : null;

    private static Refusal? Region(string region, Organ organ)
        => RegionCode.Parse(region) is { IsRefused: false } code && (code.Value == organ.Region || ActRules.IsAbove(organ.Region, code.Value)) ? null : SubjectRefusals.Region(region, organ.Name);

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

internal static class SubjectRefusals
{
    public static Refusal Twice(string code) => new("inspection.subject.twice", $"代码 {code} 在文件中出现了两次。请只保留一行。");

    public static Refusal Class(string found) => new("inspection.subject.class", $"风险分类“{found}”不是 A、B、C、D 之一。请更正。", "国市监信发〔2022〕6号");

    public static Refusal AsOf(string found, DateOnly today) => new("inspection.subject.as-of", $"评定日期“{found}”须写成 yyyy-MM-dd，且不晚于今日 {today:yyyy-MM-dd}。请更正。");

    public static Refusal Older(string code, DateOnly asOf) => new("inspection.subject.older", $"{code} 已有比 {asOf:yyyy-MM-dd} 更新的风险分类，未采用本行。");

    public static Refusal Until(DateOnly until, DateOnly today, int years) => new(
        "inspection.subject.until", $"标签的截止日期 {until:yyyy-MM-dd} 须在今日 {today:yyyy-MM-dd} 与其后 {years} 年之间。请更正。");

    public static Refusal Region(string region, string organ) => new("inspection.subject.region", $"标签的适用区域“{region}”不在{organ}辖区内。请填写本辖区的六位区划代码。");
}
