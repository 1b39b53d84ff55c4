using Zhiheng.Contracts.Registry;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Acts;

namespace Zhiheng.Registry.Objections;

/// <summary>A body or an organisation objects to an entry of its own file.</summary>
public sealed record FileObjection(EntryKind Kind, Guid Entry, string Grounds, IReadOnlyList<string> Evidence);

/// <summary>What was filed: its id, and by when an authority says whether it takes it on.</summary>
public sealed record FiledObjection(Guid Objection, DateOnly ReceiveBy);

public sealed class FileObjectionHandler(Database database, BusinessCalendar calendar, DatedRules rules)
{
    public async Task<Outcome<FiledObjection>> Handle(FileObjection command, Act act, Mandate mandate, CancellationToken ct)
    {
        var (body, organization) = (mandate.Scope.Body, mandate.Scope.Body is null ? mandate.Scope.Organization : null);
        var refusal = (body ?? organization) is null
            ? ObjectionRefusals.NotAParty()
            : ActRules.Text(command.Grounds, "异议理由") ?? ActRules.Evidence(command.Evidence);
        if (refusal is not null)
        {
            return refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        if (await ObjectionStore.Entry(work, command.Kind, command.Entry, ct) is not { } entry)
        {
            return ActRefusals.Unknown("登记");
        }

        if (entry.Region is null)
        {
            return ObjectionRefusals.NoAuthority();
        }

        if (await ObjectionStore.HasOpen(work, command.Entry, body, organization, ct))
        {
            return ObjectionRefusals.AlreadyOpen();
        }

        var row = new ObjectionRow
        {
            Id = Guid.CreateVersion7(calendar.Now),
            EntryKind = command.Kind.ToString().ToLowerInvariant(),
            Entry = command.Entry,
            EntryAuthor = entry.Author,
            EntryApprover = entry.Approver,
            Region = entry.Region,
            Body = body,
            Organization = organization,
            Title = command.Kind == EntryKind.Proposal ? ActNames.Of(entry.Title) : entry.Title,
            Grounds = command.Grounds,
            Evidence = ActRules.Write(command.Evidence),
            State = "filed",
            FiledBy = mandate.Account,
            FiledOn = calendar.Today,
            DueOn = ActTerms.Due(calendar, rules, ActTerms.ReceiveObjection, calendar.Today),
        };
        await ObjectionStore.Add(work, row, ct);
        await work.Commit(JournalEntry.Internal(row.Id, new ObjectionFiled(calendar.Today, row.EntryKind, row.Entry, row.DueOn)), ct);
        return new FiledObjection(row.Id, row.DueOn);
    }
}
