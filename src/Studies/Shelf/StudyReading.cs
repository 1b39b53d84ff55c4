using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Studies.Consents;

namespace Zhiheng.Studies.Shelf;

/// <summary>A study of one's own: its versions newest first, to whom it was ever opened, and who looked.</summary>
public sealed record StudyFile(StudyRow Study, IReadOnlyList<VersionRow> Versions, IReadOnlyList<ConsentRow> Consents, IReadOnlyList<OpeningRow> Openings);

/// <summary>Reads the studies of the own firm or body; another's are not there.</summary>
public sealed class StudyReading(Database database, BusinessCalendar calendar)
{
    /// <param name="query">Part of the title or the kind; null or blank: all.</param>
    public async Task<IReadOnlyList<StudyRow>> List(bool archived, string? query, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        return await StudyStore.List(session, archived, Containing(query), calendar.Today, KeepStudyHandler.MostStudies, ct);
    }

    public async Task<StudyFile?> Find(Guid id, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        return await StudyStore.Find(session, id, calendar.Today, ct) is { } study
            ? new StudyFile(study, await StudyStore.Versions(session, id, ct), await ConsentStore.Of(session, id, ct), await ConsentStore.Openings(session, id, ct))
            : null;
    }

    /// <param name="number">Null: the newest.</param>
    public async Task<VersionText?> Text(Guid id, int? number, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        return await StudyStore.Text(session, id, number, ct);
    }

    private static string Containing(string? query)
    {
        var typed = string.Concat((query ?? string.Empty).Trim().ToLowerInvariant().Where(c => !char.IsControl(c)));
        return $"%{typed.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal)}%";
    }
}
