using Zhiheng.Kernel;
using Zhiheng.Modules.Tests.Registry.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Studies.Benchmarks;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Studies;

public class BenchmarkTests
{
    private const string Figure = "passrate.first";
    private const int Year = 2025;

    [Theory, BothDatabases]
    public async Task Four_firms_are_no_group_and_five_are(Dialect dialect)
    {
        await using var desk = await Desk(dialect, 5);
        foreach (var firm in Enumerable.Range(1, 4))
        {
            await Give(desk, firm, $"{90 + firm}");
        }

        Assert.Equal("studies.benchmark.too-few", (await Compare(desk, 1)).Code());
        await Give(desk, 5, "95.5");
        var shown = StudyDesk.Done(await Compare(desk, 2));

        Assert.Equal(("5–9", new GroupKey("34", "370102"), new Quartiles(92m, 93m, 94m)), (shown.Group.Firms, shown.Group.Key, shown.Group.Quartiles));
        Assert.Equal((92m, 1), (shown.Own, shown.Quarter));
        Assert.Null(StudyDesk.Done(await Compare(desk, 6)).Own);
    }

    [Theory, BothDatabases]
    public async Task A_group_that_is_too_small_is_widened_and_the_industry_last(Dialect dialect)
    {
        await using var desk = await Desk(dialect, 4);
        await desk.AddFirm(20, "370200");
        await desk.AddFirm(21, "110105");
        foreach (var firm in Enumerable.Range(1, 4))
        {
            await Give(desk, firm, "90");
        }

        await Give(desk, 20, "80", division: "35");
        var section = StudyDesk.Done(await Compare(desk, 1));
        Assert.Equal((new GroupKey("34", "370102"), new GroupKey("C", "37")), (section.Wanted, section.Group.Key));
        Assert.Equal(new GroupKey("C", "37"), StudyDesk.Done(await Compare(desk, 20, "35")).Group.Key);
        Assert.Equal(new GroupKey("C", "*"), StudyDesk.Done(await Compare(desk, 21)).Group.Key);
        Assert.Equal(new GroupKey("*", "*"), StudyDesk.Done(await Compare(desk, 21, "65")).Group.Key);
    }

    [Theory, BothDatabases]
    public async Task The_figures_of_a_group_change_only_when_five_entries_have(Dialect dialect)
    {
        await using var desk = await Desk(dialect, 10);
        foreach (var firm in Enumerable.Range(1, 5))
        {
            await Give(desk, firm, "50");
        }

        var first = StudyDesk.Done(await Compare(desk, 1)).Group;
        foreach (var firm in Enumerable.Range(6, 4))
        {
            await Give(desk, firm, "100");

            // Whoever changes an own value again and again counts once.
            await Give(desk, firm, "99");
            Assert.Equal(first, StudyDesk.Done(await Compare(desk, 1)).Group);
        }

        await Give(desk, 10, "99");
        var second = StudyDesk.Done(await Compare(desk, 1)).Group;

        Assert.Equal((new Quartiles(50m, 74.5m, 99m), "10–19"), (second.Quartiles, second.Firms));
    }

    [Theory, BothDatabases]
    public async Task A_withdrawn_value_is_erased_and_a_group_with_fewer_than_five_left_is_not_shown(Dialect dialect)
    {
        await using var desk = await Desk(dialect, 11);
        foreach (var firm in Enumerable.Range(1, 6))
        {
            await Give(desk, firm, $"{firm}0");
        }

        var before = StudyDesk.Done(await Compare(desk, 1)).Group;
        await Withdraw(desk, 6);
        Assert.Equal(before, StudyDesk.Done(await Compare(desk, 1)).Group);
        await Withdraw(desk, 5);

        Assert.Equal("studies.benchmark.too-few", (await Compare(desk, 1)).Code());
        Assert.Equal(2, await desk.One<long>("select count(*) from studies_contribution where withdrawn_at is not null and value is null"));
        await Give(desk, 7, "70");
        Assert.Equal("studies.benchmark.too-few", (await Compare(desk, 1)).Code());
        foreach (var firm in Enumerable.Range(8, 3))
        {
            await Give(desk, firm, $"{firm}0.5".Replace("100.5", "99", StringComparison.Ordinal));
        }

        var after = StudyDesk.Done(await Compare(desk, 1)).Group;
        Assert.Equal(new Quartiles(27.5m, 55m, 83m), after.Quartiles);
    }

    [Theory, BothDatabases]
    public async Task A_city_never_differs_from_its_county_by_fewer_than_five_entries(Dialect dialect)
    {
        await using var desk = await Desk(dialect, 9);
        foreach (var number in Enumerable.Range(30, 5))
        {
            await desk.AddFirm(number, "370103");
        }

        await Give(desk, 30, "10");
        foreach (var firm in Enumerable.Range(1, 4))
        {
            await Give(desk, firm, "50");
        }

        // The city is published with four firms of the county and one of its neighbour; the county waits.
        Assert.Equal(new GroupKey("34", "3701"), StudyDesk.Done(await Compare(desk, 1)).Group.Key);
        await Give(desk, 5, "50");
        await Give(desk, 6, "50");
        await Give(desk, 7, "50");
        Assert.Equal(new GroupKey("34", "3701"), StudyDesk.Done(await Compare(desk, 1)).Group.Key);
        await Give(desk, 8, "50");

        Assert.Equal(new GroupKey("34", "370102"), StudyDesk.Done(await Compare(desk, 1)).Group.Key);
        Assert.Equal(new GroupKey("34", "3701"), StudyDesk.Done(await Compare(desk, 31)).Group.Key);
    }

    [Theory, BothDatabases]
    public async Task What_cannot_be_compared_is_refused_with_its_reason(Dialect dialect)
    {
        await using var desk = await Desk(dialect, 1);
        await desk.AddFirm(40, null);
        var good = new Contribute(Figure, Year, "34", "98.25", true);
        async Task<string> Try(Contribute command, int firm = 1) => (await desk.Contributing.Handle(command, desk.Act(), StudyDesk.Firm(firm), default)).Code();

        Assert.Equal("studies.benchmark.figure", await Try(good with { Figure = "other" }));
        Assert.Equal("studies.benchmark.period", await Try(good with { Period = 2026 }));
        Assert.Equal("studies.benchmark.period", await Try(good with { Period = 2020 }));
        Assert.Equal("studies.benchmark.division", await Try(good with { Division = "98" }));
        foreach (var value in new[] { null, "", "x", "-1", "100.01", "1.234", "98,2", "1e1", "98%" })
        {
            Assert.Equal("studies.benchmark.value", await Try(good with { Value = value }));
        }

        Assert.Equal("studies.benchmark.consent", await Try(good with { Consents = false }));
        Assert.Equal("studies.owner.none", await Try(good, firm: 77));
        Assert.Equal("studies.benchmark.region", await Try(good, firm: 40));
        Assert.Equal("done", await Try(good with { Period = 2021, Value = "100.00" }));
        Assert.Equal("done", await Try(good with { Value = "0" }));
        Assert.Equal("studies.benchmark.figure", (await desk.Benchmarks.Compare("other", Year, "34", StudyDesk.Firm(1), default)).Code());
        Assert.Equal("studies.benchmark.division", (await desk.Benchmarks.Compare(Figure, Year, null, StudyDesk.Firm(1), default)).Code());
        Assert.Equal("studies.benchmark.region", (await desk.Benchmarks.Compare(Figure, Year, "34", StudyDesk.Firm(40), default)).Code());
    }

    [Theory, BothDatabases]
    public async Task A_contribution_is_its_firms_alone(Dialect dialect)
    {
        await using var desk = await Desk(dialect, 2);
        var id = await Give(desk, 1, "98.50");

        Assert.Equal(("98.5", "34"), (await desk.Benchmarks.Own(StudyDesk.Firm(1, person: 2), default)).Select(own => (own.Value!, own.Division)).Single());
        Assert.Empty(await desk.Benchmarks.Own(StudyDesk.Firm(2), default));
        Assert.Equal("platform.act.unknown", (await desk.Contributing.Handle(new WithdrawContribution(id), desk.Act(), StudyDesk.Firm(2), default)).Code());
        Assert.Equal(id, await Give(desk, 1, "98.5"));
        Assert.NotEqual(id, await Give(desk, 1, "98.6"));
        Assert.Single(await desk.Benchmarks.Own(StudyDesk.Firm(1), default));
    }

    [Theory]
    [InlineData(new[] { 1.0 }, "1.0 1.0 1.0")]
    [InlineData(new[] { 4.0, 1, 3, 2 }, "1.8 2.5 3.3")]
    [InlineData(new[] { 5.0, 1, 2, 3, 4 }, "2.0 3.0 4.0")]
    [InlineData(new[] { 0.05, 0.05, 0.05 }, "0.1 0.1 0.1")]
    public void Quartiles_are_those_of_R_rounded_to_a_tenth(double[] values, string expected)
    {
        var quartiles = Quartiles.Of(values.Select(value => (decimal)value));

        Assert.Equal(expected, FormattableString.Invariant($"{quartiles.First:0.0} {quartiles.Median:0.0} {quartiles.Third:0.0}"));
    }

    [Theory]
    [InlineData(5, "5–9")]
    [InlineData(9, "5–9")]
    [InlineData(10, "10–19")]
    [InlineData(19, "10–19")]
    [InlineData(20, "20–49")]
    [InlineData(49, "20–49")]
    [InlineData(50, "50+")]
    public void The_number_of_firms_is_told_in_bands(int firms, string band) => Assert.Equal(band, Bands.Of(firms));

    [Fact]
    public void Groups_of_a_firm_go_from_its_county_and_division_to_everything()
    {
        Assert.Equal(
            "34@370102 34@3701 34@37 34@* C@370102 C@3701 C@37 C@* *@370102 *@3701 *@37 *@*",
            string.Join(' ', GroupKey.Of("34", "370102").Select(key => $"{key.Industry}@{key.Place}")));
        Assert.Equal("34@37 34@* C@37 C@* *@37 *@*", string.Join(' ', GroupKey.Of("34", "370000").Select(key => $"{key.Industry}@{key.Place}")));
    }

    [Fact]
    public void Every_figure_and_every_division_has_its_words()
    {
        Assert.Equal(13, BenchmarkFigures.All.Count);
        Assert.All(BenchmarkFigures.All, figure => Assert.True(figure is { Version: >= 1, Unit: "%", Better: "higher" or "lower", Definition.Length: > 10, EnglishDefinition.Length: > 10 }));
        Assert.Equal(97, Industries.Sections.Sum(section => section.Divisions.Count));
        Assert.Equal(("C 制造业", "34 通用设备制造业"), (Industries.Name("C").Chinese, Industries.Name("34").Chinese));
    }

    /// <summary>Firms of 历下 numbered from 1.</summary>
    private static async Task<StudyDesk> Desk(Dialect dialect, int firms)
    {
        var desk = await StudyDesk.Start(dialect);
        foreach (var number in Enumerable.Range(4, Math.Max(firms, 6) - 3))
        {
            await desk.AddFirm(number, "370102");
        }

        return desk;
    }

    private static async Task<Guid> Give(StudyDesk desk, int firm, string value, string division = "34")
        => StudyDesk.Done(await desk.Contributing.Handle(new Contribute(Figure, Year, division, value, true), desk.Act(), StudyDesk.Firm(firm), default));

    private static async Task Withdraw(StudyDesk desk, int firm)
        => StudyDesk.Done(await desk.Contributing.Handle(new WithdrawContribution((await desk.Benchmarks.Own(StudyDesk.Firm(firm), default)).Single().Id), desk.Act(), StudyDesk.Firm(firm), default));

    private static Task<Outcome<Comparison>> Compare(StudyDesk desk, int firm, string division = "34") => desk.Benchmarks.Compare(Figure, Year, division, StudyDesk.Firm(firm), default);
}
