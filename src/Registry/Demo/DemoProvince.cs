namespace Zhiheng.Registry.Demo;

/// <summary>
/// A made-up province as certification bodies would report it: a pure function of seed, size and day. The ordinary reporting
/// engine reads its files; there is no second way into the register. Days from 2019 to 2039 are possible.
/// </summary>
public sealed class DemoProvince
{
    private readonly int seed;
    private readonly DemoSize size;
    private readonly int today;
    private readonly Profile profile;
    private readonly BodyList bodies;
    private readonly OrganizationMaker organizations;
    private readonly LifeMaker lives;
    private readonly Lazy<(List<Chain> Chains, EventIndex Index, ChainPlanner Planner)> plan;

    public DemoProvince(int seed, DemoSize size, DateOnly today)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(today.Year, 2019, nameof(today));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(today.Year, 2039, nameof(today));
        (this.seed, this.size, this.today, profile) = (seed, size, today.DayNumber, Profile.Of(size));
        bodies = new(profile.Bodies);
        organizations = new(seed);
        lives = new(seed, this.today, profile, organizations);
        plan = new(() =>
        {
            var planner = new ChainPlanner(seed, profile, bodies, lives);
            var chains = planner.Plan();
            return (chains, new(chains, lives, profile, this.today), planner);
        });
    }

    public IReadOnlyList<DemoBody> Bodies => bodies.Bodies;

    /// <summary>In the order in which they must be imported: a certificate's rows come in the order of its life.</summary>
    public IEnumerable<DemoFile> Files()
    {
        var files = new FileMaker(Context, plan.Value.Chains, plan.Value.Index, profile, today);
        var announcements = new Announcements(Context, plan.Value.Chains, profile, today);
        return files.Reports().Concat(announcements.Files(plan.Value.Planner));
    }

    /// <summary>
    /// One large file of 103010 for benchmarks: first reports of so many management-system certificates of one body, each with
    /// its own number and holder. Nothing is planned, so it costs nothing before the first row.
    /// </summary>
    public DemoFile ScaleRows(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 900_000);
        return new(
            Bodies[0].ApprovalNo, "103010", DateOnly.FromDayNumber(today), $"{Bodies[0].ApprovalNo}_103010_scale.csv",
            Headers.Systems, Scale(count), count);
    }

    private IEnumerable<string[]> Scale(int count)
    {
        // The numbers of a province: room for all of them.
        var context = new DemoContext(seed, DemoSize.Province, Bodies, lives, organizations) { ReportedOn = today };
        for (var number = 0; number < count; number++)
        {
            var chain = new Chain(number, (byte)(number % 4 == 1 ? 0 : number % 4), 0, OrganizationMaker.Number('M', number), 0, 0);
            context.Life.Begin(3, 0, Days.Weekday(today - 1 - (number % 1000)));
            context.Life.AddCycle(context.Life.FirstIssuedOn);
            yield return SystemRows.Make(context, chain, 0, child: false);
        }
    }

    private DemoContext Context(int reportedOn) => new(seed, size, Bodies, lives, organizations) { ReportedOn = reportedOn };
}
