using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Acceptance;

/// <summary>Which inspection a lot is under.</summary>
public enum InspectionState
{
    Normal,
    Tightened,
    Reduced,
    Discontinued,
}

/// <summary>One lot of a continuing series as it was judged on original inspection.</summary>
/// <param name="Accepted">The lot was accepted.</param>
/// <param name="AcceptableOneStepTighter">It would also have been accepted with the AQL one step tighter.</param>
/// <param name="AcceptanceNumber">Ac of the plan in use.</param>
public sealed record LotResult(bool Accepted, bool AcceptableOneStepTighter, int AcceptanceNumber);

/// <summary>The state a lot was inspected under and the switching score after it; the score is kept on normal inspection only.</summary>
public sealed record LotState(InspectionState State, int? Score);

/// <summary>
/// The switching rules of ISO 2859-1 = GB/T 2828.1. Normal → tightened: 2 of 5 or fewer consecutive lots not accepted. Tightened →
/// normal: 5 consecutive lots accepted. Normal → reduced: switching score of at least 30 (and steady production, and the responsible
/// authority agrees). Reduced → normal: one lot not accepted. Discontinued: 5 lots not accepted in all on tightened inspection.
/// </summary>
/// <remarks>
/// Score on normal inspection: Ac ≥ 2 adds 3 when the lot would be accepted one AQL step tighter, otherwise back to 0; Ac 0 or 1 adds 2
/// when accepted, otherwise back to 0. The history of five lots starts afresh on each return to normal inspection.
/// </remarks>
public static class SwitchingRules
{
    private const int ReducedAt = 30;

    /// <summary>The state of every lot and the state for the next one.</summary>
    /// <param name="steady">Production is steady and the authority agrees to reduced inspection.</param>
    public static (IReadOnlyList<LotState> Lots, InspectionState Next) Follow(IReadOnlyList<LotResult> lots, bool steady = true)
    {
        Demand.That(lots.Count > 0, new("批", "Lots"), new("没有批的记录。请至少填写一批。", "no lot is recorded. Enter at least one."));
        var states = new List<LotState>(lots.Count);
        var (state, score, recent, run, rejected) = (InspectionState.Normal, 0, new Queue<bool>(), 0, 0);
        foreach (var lot in lots)
        {
            Demand.AtLeast(lot.AcceptanceNumber, 0, new("接收数 Ac", "Acceptance number Ac"));
            var current = state;
            switch (current)
            {
                case InspectionState.Normal:
                    score = Score(score, lot);
                    recent.Enqueue(lot.Accepted);
                    if (recent.Count > 5)
                    {
                        recent.Dequeue();
                    }

                    state = recent.Count(accepted => !accepted) >= 2 ? InspectionState.Tightened
                        : score >= ReducedAt && steady ? InspectionState.Reduced : current;
                    run = 0;
                    break;
                case InspectionState.Tightened:
                    run = lot.Accepted ? run + 1 : 0;
                    rejected += lot.Accepted ? 0 : 1;
                    state = rejected >= 5 ? InspectionState.Discontinued : run >= 5 ? InspectionState.Normal : current;
                    break;
                case InspectionState.Reduced:
                    state = lot.Accepted ? current : InspectionState.Normal;
                    break;
            }

            states.Add(new(current, current == InspectionState.Normal ? score : null));
            if (state != current && state == InspectionState.Normal)
            {
                recent.Clear();
                (score, rejected) = (0, 0);
            }
        }

        return (states, state);
    }

    private static int Score(int score, LotResult lot) => lot.AcceptanceNumber >= 2
        ? lot.Accepted && lot.AcceptableOneStepTighter ? score + 3 : 0
        : lot.Accepted ? score + 2 : 0;
}
