using Zhiheng.Contracts.Registry;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Registry.Acts;

/// <summary>A second officer does not approve what was proposed, whatever its kind. Nothing of the register changes.</summary>
public sealed record DeclineProposal(Guid Proposal, long Version, string Reason);

public sealed class DeclineProposalHandler(Database database, BusinessCalendar calendar)
{
    public async Task<Outcome<ActDeclined>> Handle(DeclineProposal command, Act act, Mandate mandate, CancellationToken ct)
    {
        if ((ActRules.NoOrgan(mandate) ?? ActRules.Text(command.Reason, "不予批准的理由")) is { } refusal)
        {
            return refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var found = await ProposalStore.ToDecide(work, command.Proposal, null, command.Version, mandate, ct);
        if (found.IsRefused)
        {
            return found.Refusal;
        }

        await ProposalStore.Save(work, found.Value.Decided(false, command.Reason, null, calendar.Today, act, mandate), ct);
        var fact = new ActDeclined(calendar.Today, command.Proposal, found.Value.Kind, command.Reason);
        await work.Commit(JournalEntry.Internal(command.Proposal, fact), ct);
        return fact;
    }
}
