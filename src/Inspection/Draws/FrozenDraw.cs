using System.Text;
using Zhiheng.Contracts.Ledger;
using Zhiheng.Platform.Databases;
using Zhiheng.Proofs.Draws;

namespace Zhiheng.Inspection.Draws;

/// <summary>A frozen draw as it was kept: its plan and lists, never the pools of today.</summary>
internal sealed record FrozenDraw(DrawPlan Plan, IReadOnlyList<SubjectRow> Subjects, FrozenLists Lists)
{
    public static async Task<Proofs.Proof<FrozenDraw>> Read(Session session, DrawRow draw, CancellationToken ct)
    {
        var plan = DrawPlan.Parse(Encoding.UTF8.GetBytes(draw.Plan!));
        if (plan.IsRefused)
        {
            return plan.Refusal;
        }

        var subjects = await ListStore.SubjectsOf(session, draw.Id, ct);
        var pool = SubjectPool.Of(subjects.Select(one => one.Leaf));
        if (pool.IsRefused)
        {
            return pool.Refusal;
        }

        var inspectors = (await ListStore.CandidatesOf(session, draw.Id, ct)).Select(row => PlanMaking.Read(row.Leaf)).OrderBy(one => one.Id, StringComparer.Ordinal).ToList();
        return new FrozenDraw(plan.Value, subjects, PlanMaking.Lists(subjects, inspectors, pool.Value));
    }

    /// <summary>The log and witnesses that the frozen plan names, whoever watches today.</summary>
    public static WatchedLog LogOf(DrawRow draw)
        => DrawPlan.Parse(Encoding.UTF8.GetBytes(draw.Plan!)).Value.Ledger is { } named ? new WatchedLog(named.Log, named.Witnesses, named.Quorum)
            : throw new InvalidOperationException("A frozen plan names its ledger.");
}
