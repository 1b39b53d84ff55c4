using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Studies.Shelf;

/// <summary>Puts a study away or takes it back. While it is archived nobody but the owner reads it, whatever consents stand.</summary>
public sealed record ArchiveStudy(Guid Study, bool Archived);

public sealed class ArchiveStudyHandler(Database database, BusinessCalendar calendar)
{
    /// <summary>Archiving what is archived already changes nothing and is no error.</summary>
    public async Task<Outcome<Guid>> Handle(ArchiveStudy command, Act act, Mandate mandate, CancellationToken ct)
    {
        await using var work = await ActWork.Begin(database, act, mandate, ct);
        if (await StudyStore.Find(work, command.Study, calendar.Today, ct) is not { } study)
        {
            return ActRefusals.Unknown("研究");
        }

        if (study.ArchivedAt is not null != command.Archived)
        {
            await StudyStore.Archive(work, study.Id, command.Archived ? calendar.Now : null, ct);
        }

        await work.Commit([], ct);
        return study.Id;
    }
}
