using Zhiheng.Proofs.Tree;

namespace Zhiheng.Proofs.Draws;

/// <summary>What a firm finds out about itself.</summary>
/// <param name="Number">Which of its lots was the smallest.</param>
/// <param name="CutOff">The largest ticket that was drawn in its stratum; null where nobody was.</param>
/// <param name="IsExcluded">It was in the list and took no part.</param>
public sealed record OwnTicket(string Stratum, Ticket Ticket, uint Number, Ticket? CutOff, bool IsDrawn, bool IsExcluded)
{
    /// <summary>
    /// Refused where the leaf is not in the list of the plan, belongs to no stratum, or where the published selection contradicts the
    /// ticket.
    /// </summary>
    public static Proof<OwnTicket> Of(DrawBundle bundle, DisclosedLeaf own)
    {
        var plan = bundle.Plan;
        if (bundle.Seed is not { } seed)
        {
            return ProofRefusals.DrawMissing("bundle.seed");
        }

        if (!own.Leaf.IsValid || !DrawTree.Holds(plan.Suite, own.Leaf.Hash(plan.Suite), own.Index, plan.Subjects.Count, own.Path, plan.Subjects.Root))
        {
            return ProofRefusals.DrawOwnLeaf(own.Leaf.Id);
        }

        var holding = plan.Strata.Where(stratum => stratum.Holds(own.Leaf.Grade, own.Leaf.Region)).ToList();
        if (holding.Count != 1)
        {
            return ProofRefusals.DrawStratumOf(own.Leaf.Grade, own.Leaf.Region, holding.Count);
        }

        var (ticket, number) = new Tickets(plan.Suite, seed).Best(holding[0].Id, own.Leaf.Id, holding[0].Method == DrawMethod.Equal ? 1 : own.Leaf.Weight);
        if (bundle.Strata.FirstOrDefault(one => one.Id == holding[0].Id) is not { } result)
        {
            return ProofRefusals.DrawMember("bundle.strata");
        }

        var isDrawn = result.Selected.Contains(own.Leaf.Id, StringComparer.Ordinal);
        var isExcluded = bundle.Exclusions?.Any(exclusion => exclusion.Id == own.Leaf.Id) ?? false;
        return isDrawn != (!isExcluded && ticket <= result.CutOff) && !(bundle.Exclusions is null && plan.Exclusions is { Count: > 0 } && !isDrawn)
            ? ProofRefusals.DrawOwnTicket(own.Leaf.Id)
            : new OwnTicket(holding[0].Id, ticket, number, result.CutOff, isDrawn, isExcluded);
    }
}
