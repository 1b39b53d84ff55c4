using Zhiheng.Proofs.Draws;

namespace Zhiheng.Proofs.Tests.Draws;

public class AssigningTests
{
    [Fact]
    public void Pairs_of_inspectors_are_equally_frequent()
    {
        var inspectors = Enumerable.Range(0, 10).Select(number => GivenDraw.Inspector(number)).ToList();
        var plan = GivenDraw.With(GivenDraw.Plan(GivenDraw.Pool(GivenDraw.Many(1)), 1), inspectors);
        var counts = new Dictionary<string, int>();
        const int Seeds = 9000;
        for (var seed = 0; seed < Seeds; seed++)
        {
            var team = Assigning.Of(plan, inspectors, [new("all", "x", "370102")], GivenDraw.Seed(seed)).Value.Teams.Single().Members;
            var pair = string.Join('+', team.Order(StringComparer.Ordinal));
            counts[pair] = counts.GetValueOrDefault(pair) + 1;
        }

        // 45 pairs, 44 degrees of freedom: 68.71 has p = 0.01.
        var chi = counts.Values.Sum(count => Math.Pow(count - (Seeds / 45.0), 2) / (Seeds / 45.0));
        Assert.Equal(45, counts.Count);
        Assert.True(chi < 68.71, $"{chi}");
    }

    [Fact]
    public void A_team_has_different_members_one_of_whom_leads_and_nobody_is_overburdened()
    {
        var inspectors = Enumerable.Range(0, 30).Select(number => GivenDraw.Inspector(number, capacity: 10, leads: number % 2 == 0, regions: number % 3 == 0 ? "37" : "370101,370102,370103")).ToList();
        var tasks = GivenDraw.Many(60).Select(one => new DrawTask("all", one.Id, one.Region)).ToList();
        var plan = GivenDraw.With(GivenDraw.Plan(GivenDraw.Pool(GivenDraw.Many(60)), 60), inspectors, size: 3);

        var assignment = Assigning.Of(plan, inspectors, tasks, GivenDraw.Seed(1)).Value;

        Obeys(assignment, inspectors, tasks, 3);
        Assert.Empty(assignment.Unfilled);
        Assert.Equal(assignment.Teams.SelectMany(team => team.Members), Assigning.Of(plan, inspectors, [.. tasks.AsEnumerable().Reverse()], GivenDraw.Seed(1)).Value.Teams.SelectMany(team => team.Members));
    }

    /// <summary>Everybody's capacity is used to the last place: without moving others this cannot be filled.</summary>
    [Fact]
    public void The_last_seats_are_filled_by_chains_of_changes()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var inspectors = Enumerable.Range(0, 20).Select(number => GivenDraw.Inspector(
                number, capacity: 3, leads: number % 2 == 0, regions: string.Join(',', Enumerable.Range(1, 5).Where(region => (number + region) % 5 < 3).Select(region => $"3701{region:D2}")))).ToList();
            var tasks = GivenDraw.Many(30).Select(one => new DrawTask("all", one.Id, one.Region)).ToList();
            var plan = GivenDraw.With(GivenDraw.Plan(GivenDraw.Pool(GivenDraw.Many(30)), 30), inspectors);

            var assignment = Assigning.Of(plan, inspectors, tasks, GivenDraw.Seed(seed)).Value;

            Obeys(assignment, inspectors, tasks, 2);
            Assert.Empty(assignment.Unfilled);
        }
    }

    [Fact]
    public void Warrant_scope_region_home_and_recusal_decide_who_may_be_sent()
    {
        var good = GivenDraw.Inspector(0);
        Inspector[] others =
        [
            good with { Id = "I1", Warrant = new DateOnly(2026, 4, 29) },
            good with { Id = "I2", Items = ["other"] },
            good with { Id = "I3", Regions = ["3702"] },
            good with { Id = "I4", Home = "370102" },
            good with { Id = "I5", Recused = ["x"] },
            good with { Id = "I6", Capacity = 0 },
        ];
        Inspector[] all = [good, .. others, good with { Id = "I7", Warrant = new DateOnly(2026, 4, 30), Items = ["item"], Regions = ["370102"], Leads = false }];
        var plan = GivenDraw.With(GivenDraw.Plan(GivenDraw.Pool(GivenDraw.Many(1)), 1) with { Matters = [new("item", "basis")] }, all, away: true);

        for (var seed = 0; seed < 20; seed++)
        {
            var team = Assigning.Of(plan, all, [new("all", "x", "370102")], GivenDraw.Seed(seed)).Value.Teams.Single();

            Assert.Equal(["I0000", "I7"], team.Members.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void The_last_seat_is_for_the_first_who_can_lead()
    {
        Inspector[] all = [.. Enumerable.Range(0, 9).Select(number => GivenDraw.Inspector(number, leads: number == 4))];
        var plan = GivenDraw.With(GivenDraw.Plan(GivenDraw.Pool(GivenDraw.Many(1)), 1), all, size: 3);

        Assert.All(Enumerable.Range(0, 20), seed => Assert.Contains("I0004", Assigning.Of(plan, all, [new("all", "x", "370102")], GivenDraw.Seed(seed)).Value.Teams.Single().Members));
    }

    [Fact]
    public void A_task_for_which_nobody_is_left_is_reported_and_takes_nobody()
    {
        Inspector[] all = [GivenDraw.Inspector(0, capacity: 2), GivenDraw.Inspector(1, capacity: 2), GivenDraw.Inspector(2, capacity: 1)];
        var tasks = GivenDraw.Many(5).Select(one => new DrawTask("all", one.Id, one.Region)).ToList();
        var plan = GivenDraw.With(GivenDraw.Plan(GivenDraw.Pool(GivenDraw.Many(5)), 5), all);

        var assignment = Assigning.Of(plan, all, tasks, GivenDraw.Seed(1)).Value;

        Assert.Equal(3, assignment.Unfilled.Count);
        Assert.Equal(2, assignment.Teams.Count(team => team.Members.Count == 2));
        Assert.Equal("proofs.draw.pool-changed", Assigning.Of(plan, all[..2], tasks, GivenDraw.Seed(1)).Refusal?.Code);
        Assert.Equal("proofs.draw.missing", Assigning.Of(plan with { Team = null }, all, tasks, GivenDraw.Seed(1)).Refusal?.Code);
        Assert.Equal("proofs.draw.order", Assigning.Of(plan, [all[1], all[0], all[2]], tasks, GivenDraw.Seed(1)).Refusal?.Code);
    }

    private static void Obeys(Assignment assignment, List<Inspector> inspectors, List<DrawTask> tasks, int size)
    {
        var known = inspectors.ToDictionary(one => one.Id);
        var regions = tasks.ToDictionary(task => task.Subject, task => task.Region);
        Assert.Equal(tasks.Count, assignment.Teams.Count);
        Assert.All(assignment.Teams.Where(team => team.Members.Count > 0), team =>
        {
            Assert.Equal(size, team.Members.Distinct().Count());
            Assert.Contains(team.Members, one => known[one].Leads);
            Assert.All(team.Members, one => Assert.Contains(known[one].Regions, prefix => regions[team.Subject].StartsWith(prefix, StringComparison.Ordinal)));
        });
        Assert.All(assignment.Teams.SelectMany(team => team.Members).GroupBy(one => one), held => Assert.True(held.Count() <= known[held.Key].Capacity));
    }
}
