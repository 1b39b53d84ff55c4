using Zhiheng.Proofs.Draws;

namespace Zhiheng.Proofs.Tests.Draws;

public class FeasibilityTests
{
    private static readonly SubjectPool Pool = GivenDraw.Pool(GivenDraw.Many(100));

    [Fact]
    public void Enough_for_every_outcome_is_certain()
    {
        var answer = Check(20, Enumerable.Range(0, 10).Select(number => GivenDraw.Inspector(number, capacity: 20)));

        Assert.Equal(new Feasibility(IsCertain: true, Seats: 40), answer.Value);
    }

    [Fact]
    public void Enough_for_some_outcomes_only_is_not_certain()
    {
        // All twenty may be drawn in 370101, where two inspectors can take ten each.
        var answer = Check(20, [.. Enumerable.Range(0, 2).Select(number => GivenDraw.Inspector(number, capacity: 10)), .. Enumerable.Range(2, 10).Select(number => GivenDraw.Inspector(number, capacity: 20, regions: "370102,370103,370104,370105"))]);

        Assert.False(answer.Value.IsCertain);
    }

    [Fact]
    public void Too_few_places_are_refused_with_the_numbers()
    {
        var answer = Check(20, Enumerable.Range(0, 10).Select(number => GivenDraw.Inspector(number, capacity: 3)));

        Assert.Equal("proofs.draw.too-few-inspectors", answer.Refusal?.Code);
        Assert.Contains("共需检查人员 40 人次，无论抽中哪些企业，至多能派出 30 人次", answer.Refusal!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_who_can_lead_are_refused()
        => Assert.Equal("proofs.draw.too-few-inspectors", Check(20, Enumerable.Range(0, 10).Select(number => GivenDraw.Inspector(number, capacity: 10, leads: number == 0))).Refusal?.Code);

    [Fact]
    public void Nobody_can_sit_twice_in_one_team()
        => Assert.Equal("proofs.draw.too-few-inspectors", Check(20, [GivenDraw.Inspector(0, capacity: 1000), GivenDraw.Inspector(1, capacity: 19)]).Refusal?.Code);

    [Fact]
    public void A_region_without_a_team_or_a_leader_is_named()
    {
        var none = Check(5, Enumerable.Range(0, 10).Select(number => GivenDraw.Inspector(number, regions: "370101,370102,370103,370104")));
        var leaderless = Check(5, Enumerable.Range(0, 10).Select(number => GivenDraw.Inspector(number, leads: false)));

        Assert.Equal("proofs.draw.no-team", none.Refusal?.Code);
        Assert.Contains("“370105”", none.Refusal!.Message, StringComparison.Ordinal);
        Assert.Equal("proofs.draw.no-leader", leaderless.Refusal?.Code);
    }

    [Fact]
    public void A_firm_from_which_too_many_are_recused_is_named()
    {
        var id = Pool.IdOf(5);

        var answer = Check(5, Enumerable.Range(0, 10).Select(number => GivenDraw.Inspector(number, recused: number > 0 ? [id] : [])));
        var harmless = Check(5, Enumerable.Range(0, 10).Select(number => GivenDraw.Inspector(number, recused: number == 0 ? [id] : [])));

        Assert.Equal("proofs.draw.no-team", answer.Refusal?.Code);
        Assert.Contains(id, answer.Refusal!.Message, StringComparison.Ordinal);
        Assert.False(harmless.Value.IsCertain);
    }

    /// <summary>The answer must come while somebody waits. Counted, not timed: the network has one node for each class of inspectors, not for each inspector.</summary>
    [Fact]
    public void Five_thousand_inspectors_are_a_small_network()
    {
        var flow = new Flow(4);
        flow.Edge(0, 2, 5);
        flow.Edge(2, 3, 3);
        flow.Edge(3, 1, 4);

        Assert.Equal(3, flow.Push());
        Assert.True(flow.Rounds <= 2);
        Assert.True(flow.IsReached(2) && !flow.IsReached(3));

        var answer = Check(100, Enumerable.Range(0, 5000).Select(number => GivenDraw.Inspector(number, capacity: 0)).Append(GivenDraw.Inspector(9000, 60)).Append(GivenDraw.Inspector(9001, 60)));

        Assert.Equal("proofs.draw.too-few-inspectors", answer.Refusal?.Code);
    }

    private static Proof<Feasibility> Check(int n, IEnumerable<Inspector> inspectors)
    {
        var list = inspectors.ToList();
        return Feasibility.Of(GivenDraw.With(GivenDraw.Plan(Pool, n), list), Pool, [], list);
    }
}
