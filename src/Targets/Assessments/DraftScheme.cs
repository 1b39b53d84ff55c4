using Zhiheng.Contracts.Targets;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Powers;
using Zhiheng.Targets.Progress;

namespace Zhiheng.Targets.Assessments;

/// <summary>A line as an officer writes it; <paramref name="Kind"/>: indicator or measure.</summary>
public sealed record SchemeLineDraft(string Kind, Guid Subject, decimal Points);

/// <summary>A scheme for a year, or a new version of it. All lines together make 100 points.</summary>
public sealed record DraftScheme(Guid Policy, int Year, string Title, IReadOnlyList<SchemeLineDraft> Lines);

/// <summary>A leader who did not draft it publishes the scheme, or sends it back with a reason.</summary>
public sealed record DecideScheme(Guid Scheme, long Version, bool IsPublished, string? Reason);

public sealed class SchemeHandler(Database database, BusinessCalendar calendar)
{
    public const int MostLines = 200;
    public const decimal Total = 100m;

    public async Task<Outcome<Guid>> Handle(DraftScheme command, Act act, Mandate mandate, CancellationToken ct)
    {
        var thisYear = calendar.Today.Year;
        if ((ActRules.PublicText(command.Title, "方案名称", 200)
            ?? (command.Year < thisYear - 1 || command.Year > thisYear + 1 ? AssessmentRefusals.Year(command.Year, thisYear) : null)
            ?? (command.Lines.Count is 0 or > MostLines ? AssessmentRefusals.Lines(MostLines) : null)) is { } refusal)
        {
            return refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        if (await ProgressStore.Policy(work, command.Policy, ct) is not { } policy)
        {
            return ActRefusals.Unknown("政策文件");
        }

        if (ActRules.Foreign(mandate, policy.OrganRegion, policy.OrganName) is { } foreign)
        {
            return foreign;
        }

        await ProgressStore.LockPolicy(work, policy.Id, ct);
        var lines = Named(command.Lines, await ProgressStore.All(work, policy.Id, ct), await SchemeStore.Indicators(work, policy.Id, ct));
        if (lines.IsRefused)
        {
            return lines.Refusal;
        }

        var row = new SchemeRow
        {
            Id = Guid.CreateVersion7(calendar.Now), Policy = policy.Id, Year = command.Year, No = await SchemeStore.Newest(work, policy.Id, command.Year, ct) + 1, Title = command.Title.Trim(),
            Lines = AssessmentJson.Write(lines.Value), OrganRegion = policy.OrganRegion, OrganName = policy.OrganName, Author = mandate.Account, AuthorName = act.Who, DraftedOn = calendar.Today,
        };
        await SchemeStore.Add(work, row, ct);
        await work.Commit([], ct);
        return row.Id;
    }

    public async Task<Outcome<Guid>> Handle(DecideScheme command, Act act, Mandate mandate, CancellationToken ct)
    {
        if (!command.IsPublished && ActRules.Text(command.Reason, "退回理由") is { } refusal)
        {
            return refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        if (await SchemeStore.Find(work, command.Scheme, true, null, null, ct) is not { } found)
        {
            return ActRefusals.Unknown("考核方案");
        }

        if (ActRules.Foreign(mandate, found.OrganRegion, found.OrganName) is { } foreign)
        {
            return foreign;
        }

        await ProgressStore.LockPolicy(work, found.Policy, ct);
        var row = (await SchemeStore.Find(work, command.Scheme, true, null, null, ct))!;
        ActWork.SameVersion(nameof(SchemeRow), row.Id, command.Version, row.Version);
        if (row.State != "draft")
        {
            return AssessmentRefusals.SchemeState(row.State);
        }

        if (row.Author == mandate.Account)
        {
            return ActRefusals.SamePerson("方案拟订人", "批准人");
        }

        if (command.IsPublished)
        {
            await SchemeStore.Replace(work, row.Policy, row.Year, ct);
        }

        var decided = row with
        {
            State = command.IsPublished ? "published" : "declined", Publisher = mandate.Account, PublisherName = act.Who, DecidedOn = calendar.Today,
            Decision = command.IsPublished ? null : command.Reason!.Trim(),
        };
        ActWork.Saved(nameof(SchemeRow), row.Id, await SchemeStore.Save(work, decided, ct));
        IReadOnlyList<JournalEntry> facts = command.IsPublished
            ? [JournalEntry.Public(row.Id, new AssessmentSchemePublished(calendar.Today, row.PolicyTitle, row.Year, row.No, row.Title, row.OrganRegion, row.OrganName, AssessmentJson.Element(row.LineList)))]
            : [];
        await work.Commit(facts, ct);
        return row.Id;
    }

    private static Outcome<List<SchemeLine>> Named(IReadOnlyList<SchemeLineDraft> drafts, IReadOnlyList<MeasureRow> measures, IReadOnlyList<AssessedIndicator> indicators)
    {
        var lines = new List<SchemeLine>();
        foreach (var draft in drafts)
        {
            var name = draft.Kind == "measure" ? measures.FirstOrDefault(measure => measure.Id == draft.Subject)?.Title
                : draft.Kind == "indicator" ? indicators.FirstOrDefault(indicator => indicator.Id == draft.Subject)?.Name
                : null;
            if (name is null)
            {
                return AssessmentRefusals.UnknownSubject();
            }

            if (draft.Points <= 0m || decimal.Round(draft.Points, 2) != draft.Points)
            {
                return AssessmentRefusals.Points(name);
            }

            if (lines.Any(line => line.Subject == draft.Subject))
            {
                return AssessmentRefusals.Twice(name);
            }

            lines.Add(new SchemeLine($"{lines.Count + 1}", draft.Kind, draft.Subject, name, draft.Points));
        }

        var total = lines.Sum(line => line.Points);
        return total == Total ? lines : AssessmentRefusals.Total(Scoring.Text(total));
    }
}
