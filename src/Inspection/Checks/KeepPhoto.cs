using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Evidence;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Inspection.Checks;

/// <summary>
/// A photograph of a visit, numbered by the device: the same one sent twice is kept once. <paramref name="Record"/> is the number of the
/// record it belongs to.
/// </summary>
public sealed record KeepPhoto(Guid Task, Guid Record, Guid Photo, string Name, string? MediaType);

public sealed class KeepPhotoHandler(Database database, EvidenceFiles files, BusinessCalendar calendar)
{
    /// <summary>Bytes of one photograph; one of exactly that size is taken.</summary>
    public const long MostBytes = 20L << 20;

    // A photograph is a matter of its own in the evidence store: sent again after a crash it is found there and not kept twice.
    private static readonly EvidencePurpose Purpose = new("check", 1, MostBytes, EvidenceKind.Png, EvidenceKind.Jpeg, EvidenceKind.Heic);

    public async Task<Outcome<PhotoRow>> Handle(KeepPhoto command, Stream content, Act act, Mandate mandate, CancellationToken ct)
    {
        if (command.Photo == Guid.Empty || command.Record == Guid.Empty)
        {
            return CheckRefusals.RecordNumber();
        }

        EvidenceFile? known;
        CheckTask task;
        await using (var session = await database.Read(mandate.Scope, ct))
        {
            if (await CheckStore.Find(session, command.Task, mandate.Account, ct) is not { } found)
            {
                return ActRefusals.Unknown("检查");
            }

            task = found;
        }

        await using (var session = await database.Read(ct))
        {
            if (await RecordStore.Photo(session, command.Photo, ct) is { } kept)
            {
                return kept.Task == task.Id ? kept : CheckRefusals.RecordNumber();
            }

            if (await Trouble(session, command, task, mandate, ct) is { } trouble)
            {
                return trouble;
            }

            known = (await EvidenceFiles.OfSubject(session, command.Photo, ct)).FirstOrDefault(file => file.Purpose == Purpose.Name);
        }

        if (known is null)
        {
            var arrival = new EvidenceArrival(
                command.Name, command.MediaType, Purpose, command.Photo, TrustClass.B, task.OrganRegion, task.OrganRegion, mandate.Account.ToString());
            var taken = await files.Keep(content, arrival, act with { Once = null, Reason = "上传检查照片" }, ct);
            if (taken.IsRefused)
            {
                return taken.Refusal;
            }

            known = taken.Value;
        }

        return await Keep(command, known, act, mandate, ct);
    }

    private async Task<Outcome<PhotoRow>> Keep(KeepPhoto command, EvidenceFile file, Act act, Mandate mandate, CancellationToken ct)
    {
        await using var work = await ActWork.Begin(database, act, mandate, ct);
        await CheckStore.Lock(work, command.Task, ct);
        var task = (await CheckStore.Again(work, command.Task, ct))!;
        if (await Trouble(work, command, task, mandate, ct) is { } trouble)
        {
            return trouble;
        }

        var row = new PhotoRow { Id = command.Photo, Task = command.Task, Evidence = file.Id, Digest = file.Digest, Name = file.Name, KeptAt = calendar.Now };
        await RecordStore.AddPhoto(work, row, ct);
        await work.Commit([], ct);
        return row;
    }

    private static async Task<Refusal?> Trouble(Session session, KeepPhoto command, CheckTask task, Mandate mandate, CancellationToken ct)
    {
        var record = await RecordStore.Find(session, task.Id, ct);
        return !ApproveVisitHandler.IsMember(await CheckStore.Team(session, task.Id, ct), mandate) ? CheckRefusals.NotInTeam()
            : record is not null && record.Number != command.Record ? CheckRefusals.OtherDevice(record.RecorderName, record.ReceivedAt)
            : record is { State: "closed" } ? CheckRefusals.AlreadyClosed()
            : task.State is not ("approved" or "visiting") ? CheckRefusals.State(task.State)
            : (await RecordStore.Photos(session, task.Id, ct)).Count >= RecordRules.MostPhotos ? CheckRefusals.TooManyPhotos(RecordRules.MostPhotos)
            : null;
    }
}
