using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Studies.Shelf;

/// <summary>Keeps content as the first version of a new study.</summary>
public sealed record KeepStudy(string? Kind, string? Title, string? Content, string? Note = null);

/// <summary>Keeps content as the next version. <paramref name="After"/> is the newest version its author knows of.</summary>
/// <param name="Title">Null: as it was.</param>
public sealed record KeepVersion(Guid Study, int After, string? Kind, string? Title, string? Content, string? Note = null);

/// <summary>What was kept; the digest is that of the canonical text.</summary>
public sealed record KeptVersion(Guid Study, int Number, string Sha256);

/// <summary>Saves studies. Nothing here is a public fact: a study is its owner's business.</summary>
public sealed class KeepStudyHandler(Database database, BusinessCalendar calendar)
{
    /// <summary>Studies of one owner, archived ones included.</summary>
    public const int MostStudies = 500;

    public const int MostVersions = 200;

    public const int MostTitle = 80;

    public const int MostNote = 200;

    public async Task<Outcome<KeptVersion>> Handle(KeepStudy command, Act act, Mandate mandate, CancellationToken ct)
    {
        if ((mandate.Scope.Body ?? mandate.Scope.Organization) is null)
        {
            return StudyRefusals.NoOwner();
        }

        var draft = Read(command.Kind, command.Title, command.Content, command.Note);
        if (draft.IsRefused)
        {
            return draft.Refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        if (await StudyStore.Count(work, ct) >= MostStudies)
        {
            return StudyRefusals.TooManyStudies(MostStudies);
        }

        var now = calendar.Now;
        var (body, organization) = (mandate.Scope.Body, mandate.Scope.Body is null ? mandate.Scope.Organization : null);
        var row = new StudyRow { Id = Guid.CreateVersion7(now), Body = body, Organization = organization, Kind = draft.Value.Kind.ToString(), Title = draft.Value.Title, MadeAt = now };
        await StudyStore.Add(work, row, ct);
        var kept = await Keep(work, row.Id, 1, draft.Value, act, mandate, ct);
        await work.Commit([], ct);
        return kept;
    }

    public async Task<Outcome<KeptVersion>> Handle(KeepVersion command, Act act, Mandate mandate, CancellationToken ct)
    {
        await using var work = await ActWork.Begin(database, act, mandate, ct);
        if (await StudyStore.Find(work, command.Study, calendar.Today, ct) is not { } study)
        {
            return ActRefusals.Unknown("研究");
        }

        var draft = Read(command.Kind, command.Title ?? study.Title, command.Content, command.Note);
        if (draft.IsRefused)
        {
            return draft.Refusal;
        }

        if (Refuse(command, study, draft.Value) is { } refusal)
        {
            return refusal;
        }

        if ((await StudyStore.Versions(work, study.Id, ct))[0] is { } newest && newest.Sha256 == draft.Value.Content.Sha256)
        {
            return StudyRefusals.Same(newest.Number);
        }

        // Under PostgreSQL a colleague may have been faster since it was read above.
        if (await StudyStore.Advance(work, study.Id, command.After, draft.Value.Title, calendar.Now, ct) == 0)
        {
            var now = await StudyStore.Find(work, study.Id, calendar.Today, ct);
            return now is { ArchivedAt: null } ? StudyRefusals.Conflict(command.After, now.Latest) : StudyRefusals.Archived();
        }

        var kept = await Keep(work, study.Id, command.After + 1, draft.Value, act, mandate, ct);
        await work.Commit([], ct);
        return kept;
    }

    private static Refusal? Refuse(KeepVersion command, StudyRow study, Draft draft)
        => study.ArchivedAt is not null ? StudyRefusals.Archived()
            : draft.Kind.ToString() != study.Kind ? StudyRefusals.OtherKind(study.Kind)
            : study.Latest != command.After ? StudyRefusals.Conflict(command.After, study.Latest)
            : study.Latest >= MostVersions ? StudyRefusals.TooManyVersions(MostVersions)
            : null;

    private async Task<KeptVersion> Keep(Work work, Guid study, int number, Draft draft, Act act, Mandate mandate, CancellationToken ct)
    {
        var row = new VersionRow
        {
            Study = study, Number = number, Sha256 = draft.Content.Sha256, Bytes = draft.Content.Bytes, MadeAt = calendar.Now, Account = mandate.Account, AccountName = act.Who, Note = draft.Note,
        };
        await StudyStore.Add(work, row, draft.Content.Text, ct);
        return new KeptVersion(study, number, row.Sha256);
    }

    private static Outcome<Draft> Read(string? kindText, string? titleText, string? contentText, string? noteText)
    {
        var kind = StudyKind.Parse(kindText);
        if (kind.IsRefused)
        {
            return kind.Refusal;
        }

        var (title, note) = (titleText?.Trim() ?? string.Empty, string.IsNullOrWhiteSpace(noteText) ? null : noteText.Trim());
        if (title.Length is 0 or > MostTitle || title.Any(char.IsControl))
        {
            return StudyRefusals.Title();
        }

        if (note is { Length: > MostNote } || note?.Any(char.IsControl) == true)
        {
            return StudyRefusals.Note();
        }

        return StudyContent.Read(contentText).Then<Draft>(content => new Draft(kind.Value, title, content, note));
    }

    private sealed record Draft(StudyKind Kind, string Title, StudyContent Content, string? Note);
}
