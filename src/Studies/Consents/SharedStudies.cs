using Zhiheng.Kernel;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Studies.Shelf;

namespace Zhiheng.Studies.Consents;

/// <summary>A shared study as its recipient sees it: only the versions that the consent reaches.</summary>
public sealed record SharedFile(SharedRow Study, IReadOnlyList<VersionRow> Versions);

/// <summary>
/// What others let the reader see: by a consent in force today to this very authority, firm or body. Lists and files show that a study is
/// there; its content is opened version by version, and each opening is written down before it is shown.
/// </summary>
public sealed class SharedStudies(Database database, BusinessCalendar calendar, AuditLog audit)
{
    public async Task<IReadOnlyList<SharedRow>> List(Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await ConsentStore.SharedWith(session, mandate, calendar.Today, ct);
    }

    /// <summary>Null: there is none, or it is not shared with the reader today.</summary>
    public async Task<SharedFile?> Find(Guid study, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        if (await ConsentStore.SharedWith(session, study, mandate, calendar.Today, ct) is not { } found)
        {
            return null;
        }

        var versions = await StudyStore.Versions(session, study, ct);
        return new SharedFile(found, [.. versions.Where(version => Reaches(found, version.Number))]);
    }

    /// <summary>Opens a version and writes down who did. Null: not shared, or beyond what the consent reaches.</summary>
    /// <param name="number">Null: the newest.</param>
    public async Task<VersionText?> Open(Guid study, int? number, Act act, Mandate mandate, Origin from, CancellationToken ct)
    {
        await using var work = await database.Begin(act, ct);
        if (await ConsentStore.SharedWith(work, study, mandate, calendar.Today, ct) is not { } found
            || !Reaches(found, number ?? found.Latest)
            || await ConsentStore.Text(work, study, number ?? found.Latest, ct) is not { } text)
        {
            return null;
        }

        var row = new OpeningRow { Id = Guid.CreateVersion7(calendar.Now), Consent = found.Consent, Number = text.Number, OpenedAt = calendar.Now, Account = mandate.Account, AccountName = act.Who };
        await ConsentStore.Add(work, row, ct);
        await audit.AddTo(work, new AuditEntry("study.opened", act.Account, act.Who, null, from.Address, $"study {study}", $"{text.Number} {found.OwnerName}"), ct);
        await work.Commit([], ct);
        return text;
    }

    private static bool Reaches(SharedRow found, int number) => found.Reach == "all" || number == found.Latest;
}
