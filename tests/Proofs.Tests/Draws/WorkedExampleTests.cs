using System.Text;
using Zhiheng.Proofs.Draws;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Proofs.Tests.Draws;

public class WorkedExampleTests
{
    private const string SeedText = "7dcfa2a22a108637750b4f756796302de0e22011dd6718b3be2b0154eb1df633";

    [Fact]
    public void Root_plan_hash_and_seed_are_those_of_the_design()
    {
        var bundle = GivenDraw.WorkedBundle();

        Assert.Equal("a557449e2c153fbd8efb5583ddec168b0012d130dde5108df74e7a046cc91f48", bundle.Plan.Subjects.Root.ToString());
        Assert.Equal("b7e35b67775ac3bc0454212c19cb32ac1645c7726100db3bfed08b8446de8606", bundle.Plan.Hash().ToString());
        Assert.Equal(SeedText, bundle.Seed.ToString());
    }

    [Theory]
    [InlineData("91370000D4", 8, 5, "01808367")]
    [InlineData("91370000C3", 4, 2, "2bf4088f")]
    [InlineData("91370000B2", 2, 0, "320571fb")]
    [InlineData("91370000A1", 1, 0, "4f6aaa62")]
    [InlineData("91370000E5", 1, 0, "a9629a46")]
    public void Tickets_are_those_of_the_design(string id, int weight, int number, string start)
    {
        var seed = TreeHash.Of(Convert.FromHexString(SeedText)).Value;
        foreach (var suite in new[] { DrawSuite.Qd1, DrawSuite.Portable })
        {
            var (ticket, best) = new Tickets(suite, seed).Best("all", id, weight);

            Assert.Equal((uint)number, best);
            Assert.StartsWith(start, ticket.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_selection_is_that_of_the_design()
        => Assert.Equal(["91370000D4", "91370000C3"], GivenDraw.WorkedBundle().Strata.Single().Selected);

    [Fact]
    public void The_plan_is_written_as_in_the_design()
    {
        var plan = GivenDraw.WorkedPlan();

        var text = Encoding.UTF8.GetString(plan.ToBytes());

        Assert.StartsWith("{\"entropy\":{\"beacon\":{\"round\":38,\"type\":\"drand\"},\"commits\":[\"", text, StringComparison.Ordinal);
        Assert.Contains("\"strata\":[{\"N\":5,\"id\":\"all\",\"method\":\"tickets\",\"n\":2}]", text, StringComparison.Ordinal);
        Assert.Equal(plan.Hash(), DrawPlan.Parse(plan.ToBytes()).Value.Hash());
    }

    [Fact]
    public void The_bundle_is_verified_and_each_firm_finds_its_own_ticket()
    {
        var bundle = GivenDraw.WorkedBundle();
        var pool = GivenDraw.Pool(GivenDraw.FiveSubjects);

        var report = DrawVerifier.Check(bundle.ToBytes().Value);
        var own = GivenDraw.FiveSubjects.Select((subject, index) => OwnTicket.Of(report.Bundle!, new(index, subject, pool.PathOf(bundle.Plan.Suite, index))).Value).ToList();

        Assert.Null(report.Wrong);
        Assert.Equal([false, false, true, true, false], own.Select(one => one.IsDrawn));
        Assert.All(own, one => Assert.Equal(one.IsDrawn, one.Ticket <= one.CutOff));
    }

    [Fact]
    public void The_national_suite_draws_too_and_otherwise()
    {
        var bundle = GivenDraw.WorkedBundle(DrawSuite.Qd1Sm3);

        var report = DrawVerifier.Check(bundle.ToBytes().Value);

        Assert.Null(report.Wrong);
        Assert.NotEqual(GivenDraw.WorkedBundle().Seed, bundle.Seed);
        Assert.Equal("qd1-sm3", report.Bundle!.Plan.Suite.Name);
    }
}
