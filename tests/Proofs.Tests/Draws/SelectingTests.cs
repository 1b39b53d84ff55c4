using Zhiheng.Proofs.Draws;

namespace Zhiheng.Proofs.Tests.Draws;

public class SelectingTests
{
    [Fact]
    public void Every_member_can_be_drawn_for_every_N_and_n()
    {
        for (var members = 1; members <= 12; members++)
        {
            var pool = GivenDraw.Pool(GivenDraw.Many(members));
            for (var n = 1; n <= members; n++)
            {
                var plan = GivenDraw.Plan(pool, n);
                var drawn = new HashSet<string>();
                for (var seed = 0; seed < 400 && drawn.Count < members; seed++)
                {
                    var selected = Draw(plan, pool, seed).Single().Selected;
                    Assert.Equal(n, selected.Distinct().Count());
                    drawn.UnionWith(selected);
                }

                Assert.Equal(members, drawn.Count);
            }
        }
    }

    [Fact]
    public void The_order_in_which_the_list_comes_does_not_matter()
    {
        var subjects = GivenDraw.Many(500).ToList();
        var mixed = subjects.OrderBy(subject => GivenDraw.Seed(subject.Weight + subject.Id[^1]).ToString(), StringComparer.Ordinal).ThenByDescending(subject => subject.Id).ToList();
        var (one, other) = (GivenDraw.Pool(subjects), GivenDraw.Pool(mixed));

        Assert.NotEqual(subjects, mixed);
        Assert.Equal(one.Root(DrawSuite.Qd1), other.Root(DrawSuite.Qd1));
        Assert.Equal(Draw(GivenDraw.Plan(one, 50), one, 1).Single().Selected, Draw(GivenDraw.Plan(other, 50), other, 1).Single().Selected);
    }

    [Fact]
    public void Under_one_seed_another_firm_changes_nobody_elses_ticket()
    {
        var subjects = GivenDraw.Many(300).ToList();
        var (before, after) = (GivenDraw.Pool(subjects.Where((_, number) => number != 77)), GivenDraw.Pool(subjects));

        var first = Draw(GivenDraw.Plan(before, 299), before, 3).Single().Selected;
        var second = Draw(GivenDraw.Plan(after, 300), after, 3).Single().Selected;

        Assert.Equal(first, second.Where(id => id != subjects[77].Id));
    }

    [Fact]
    public void The_number_drawn_from_each_stratum_is_exact()
    {
        var pool = GivenDraw.Pool(GivenDraw.Many(1003));
        foreach (var ratio in new[] { "0", "0.000000001", "0.03", "0.1", "0.333", "0.999999999", "1" })
        {
            Stratum[] strata = [.. "ABCD".Select(grade => new Stratum($"s{grade}", GivenDraw.Many(1003).Count(one => one.Grade == $"{grade}"), null, ratio, DrawMethod.Equal) { Grades = [$"{grade}"] })];

            var results = Draw(GivenDraw.Plan(pool, 0, strata), pool, 4);

            Assert.All(strata.Zip(results), pair =>
            {
                var exact = decimal.Parse(ratio, System.Globalization.CultureInfo.InvariantCulture) * pair.First.Members;
                Assert.InRange(pair.Second.Selected.Count - exact, 0, 0.999999999m);
                Assert.All(pair.Second.Selected, id => Assert.Contains(pool[pool.Find(id)!.Value].Grade, pair.First.Grades));
            });
        }
    }

    [Theory]
    [InlineData("0.1", 10, 1)]
    [InlineData("0.1", 11, 2)]
    [InlineData("0.05", 20_000_000, 1_000_000)]
    [InlineData("0.07", 100, 7)]
    [InlineData("1", 7, 7)]
    [InlineData("0", 7, 0)]
    public void A_ratio_is_rounded_up_without_error(string ratio, int members, int expected) => Assert.Equal(expected, Stratum.Ceiling(ratio, members));

    [Theory]
    [InlineData("0.10")]
    [InlineData("1.0")]
    [InlineData("1.5")]
    [InlineData(".5")]
    [InlineData("0.")]
    [InlineData("0.0000000001")]
    [InlineData("-0.1")]
    [InlineData("1e-1")]
    public void A_ratio_has_one_spelling(string text) => Assert.False(Stratum.IsRatio(text));

    [Fact]
    public void The_reserves_are_the_next_in_order_and_the_cut_off_is_the_last_ticket()
    {
        var pool = GivenDraw.Pool(GivenDraw.Many(90));

        var all = Draw(GivenDraw.Plan(pool, 90), pool, 5).Single().Selected;
        var some = Draw(GivenDraw.Plan(pool, 0, new Stratum("all", 90, 10, null, DrawMethod.Equal) { Reserves = 5 }), pool, 5).Single();

        Assert.Equal(all.Take(10), some.Selected);
        Assert.Equal(all.Skip(10).Take(5), some.Reserves);
        Assert.Equal(new Tickets(DrawSuite.Qd1, GivenDraw.Seed(5)).Of(Tickets.Subject, "all", all[9]), some.CutOff);
    }

    [Fact]
    public void Weights_hold_that_many_lots()
    {
        var pool = GivenDraw.Pool(new Subject("a", "37", "A", 1, GivenDraw.Salt(1)), new Subject("b", "37", "A", 9, GivenDraw.Salt(2)));
        var plan = GivenDraw.Plan(pool, 0, new Stratum("all", 2, 1, null, DrawMethod.Tickets));

        var heavy = Enumerable.Range(0, 4000).Count(seed => Draw(plan, pool, seed).Single().Selected[0] == "b");

        Assert.InRange(heavy, 3500, 3700);
    }

    [Fact]
    public void What_does_not_fit_the_plan_is_refused_by_name()
    {
        var pool = GivenDraw.Pool(GivenDraw.Many(10));
        var plan = GivenDraw.Plan(pool, 3);
        string? Of(DrawPlan changed, SubjectPool? list = null, params Exclusion[] exclusions) => Selecting.Of(changed, list ?? pool, exclusions, GivenDraw.Seed(1)).Refusal?.Code;

        Assert.Null(Of(plan));
        Assert.Equal("proofs.draw.pool-changed", Of(plan, GivenDraw.Pool(GivenDraw.Many(11))));
        Assert.Equal("proofs.draw.pool-changed", Of(plan, GivenDraw.Pool(GivenDraw.Many(10).Select((one, number) => number == 3 ? one with { Weight = 9 } : one))));
        Assert.Equal("proofs.draw.pool-changed", Of(plan, null, new Exclusion(pool.IdOf(1), "closed", GivenDraw.Salt(1))));
        Assert.Equal("proofs.draw.stratum-of", Of(plan with { Strata = [new("a", 10, 3, null, DrawMethod.Equal) { Grades = ["A"] }] }));
        Assert.Equal("proofs.draw.stratum-of", Of(plan with { Strata = [plan.Strata[0], new("b", 0, 0, null, DrawMethod.Equal)] }));
        Assert.Equal("proofs.draw.stratum-count", Of(plan with { Strata = [new("a", 9, 3, null, DrawMethod.Equal)] }));
        Exclusion stranger = new("nobody", "closed", GivenDraw.Salt(1));
        Assert.Equal("proofs.draw.exclusion", Of(plan with { Exclusions = new(Exclusions.Root(plan.Suite, [stranger]), 1) }, null, stranger));
    }

    [Fact]
    public void A_list_with_an_id_twice_or_a_malformed_subject_is_refused()
    {
        var good = GivenDraw.FiveSubjects[0];

        Assert.Equal("proofs.draw.twice", SubjectPool.Of([good, GivenDraw.FiveSubjects[1], good]).Refusal?.Code);
        Assert.All(
            new[] { good with { Id = "" }, good with { Id = "a b" }, good with { Id = "a\"" }, good with { Id = "质" }, good with { Region = "3" }, good with { Weight = 0 }, good with { Weight = 1001 }, good with { Salt = "00" }, good with { Salt = new string('A', 32) } },
            subject => Assert.Equal("proofs.draw.subject", SubjectPool.Of([subject]).Refusal?.Code));
    }

    [Fact]
    public void A_list_goes_through_a_file_unchanged()
    {
        var pool = GivenDraw.Pool(GivenDraw.Many(3000));
        using var file = new MemoryStream();
        SubjectLines.Write(pool, file);
        var bytes = file.ToArray();

        var read = SubjectLines.Read(new MemoryStream(bytes)).Value;

        Assert.Equal(pool.Root(DrawSuite.Qd1), read.Root(DrawSuite.Qd1));
        Assert.Equal(pool[2999], read[2999]);
        Assert.Equal("proofs.draw.line", SubjectLines.Read(new MemoryStream(bytes[..^1])).Refusal?.Code);
        Assert.Equal("proofs.draw.line", SubjectLines.Read(new MemoryStream([.. " "u8, .. bytes])).Refusal?.Code);
        Assert.Equal("proofs.draw.line", SubjectLines.Read(new MemoryStream(new byte[100_000])).Refusal?.Code);
        Assert.Equal("proofs.draw.twice", SubjectLines.Read(new MemoryStream([.. bytes, .. bytes[^(bytes.Length - bytes.AsSpan(0, bytes.Length - 1).LastIndexOf((byte)'\n') - 1)..]])).Refusal?.Code);
        Assert.Equal("proofs.draw.order", SubjectLines.Read(new MemoryStream([.. bytes, .. bytes[..(bytes.AsSpan().IndexOf((byte)'\n') + 1)]])).Refusal?.Code);
    }

    private static IReadOnlyList<StratumResult> Draw(DrawPlan plan, SubjectPool pool, int seed) => Selecting.Of(plan, pool, [], GivenDraw.Seed(seed)).Value;
}
