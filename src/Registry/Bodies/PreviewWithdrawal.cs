using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Acts;

namespace Zhiheng.Registry.Bodies;

/// <summary>
/// What follows when a body's approval is withdrawn on a day: certificates within the scope by their standing then, holders of those
/// that have not ended, its open orders, its reports that are running, and when holders may apply to another body.
/// </summary>
public sealed record WithdrawalPreview(
    Guid Body, string Name, DateOnly EffectiveOn, long Valid, long Suspended, long Ended, long Holders, long OpenOrders, long RunningReports,
    DateOnly? MayReapplyFrom, string? ReapplyBasis);

/// <summary>Consequences of a withdrawal, to be seen before it is proposed or confirmed.</summary>
public sealed class PreviewWithdrawal(Database database, BusinessCalendar calendar, DatedRules rules)
{
    public async Task<Outcome<WithdrawalPreview>> Handle(Guid body, DateOnly effectiveOn, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        if (await WithdrawalStore.Body(session, body, ct) is not { } found)
        {
            return ActRefusals.Unknown("认证机构");
        }

        var counts = await WithdrawalStore.Counts(session, body, effectiveOn, ct);
        var (orders, files) = await WithdrawalStore.Open(session, body, ct);
        return new WithdrawalPreview(
            body, found.Name, effectiveOn, counts.Valid, counts.Suspended, counts.Ended, counts.Holders, orders, files,
            WithdrawApprovalHandler.MayReapplyFrom(rules, calendar, effectiveOn), rules.On(ActTerms.Reapply, effectiveOn)?.Basis);
    }
}
