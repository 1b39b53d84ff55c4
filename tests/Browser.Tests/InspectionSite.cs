using Microsoft.Playwright;
using Zhiheng.Inspection;
using Zhiheng.Inspection.Catalogue;
using Zhiheng.Inspection.Pools;
using Zhiheng.Kernel;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Demo;
using Zhiheng.Web.Tests;

namespace Zhiheng.Browser.Tests;

/// <summary>
/// The demo province with the shipped list of items in force, two licensed inspectors in the city's pool, and the six roles of an
/// inspection, each a person with an account. Its jobs stand still: <see cref="DrawSite.Grow(TestSite)"/> says when the ledger moves on.
/// </summary>
internal sealed class InspectionSite : IAsyncDisposable
{
    public const string City = "370100";

    private readonly Dictionary<string, Person> people = new(StringComparer.Ordinal);
    private readonly BrowserSite browser;

    private InspectionSite(BrowserSite browser, TestSite site) => (this.browser, Site) = (browser, site);

    public TestSite Site { get; }

    public IReadOnlyList<Guid> Inspectors { get; private set; } = [];

    public DateOnly Today => Site.Register.Calendar.Today;

    public static async Task<InspectionSite> Open(BrowserSite browser)
    {
        var site = new InspectionSite(browser, await TestSite.Start(with: settings => settings with { PasswordIterations = 1_000, RunsJobs = false, IsDemo = true }));
        await site.Site.Register.Seed(new DemoProvince(20260101, DemoSize.Tiny, site.Today));
        await site.Person("planner", "钱计划", Role.InspectionPlanner);
        await site.Person("leader", "孙科长", Role.InspectionLeader);
        await site.Person("drawer", "李操作", Role.DrawOperator);
        await site.Person("witness", "周见证", Role.DrawWitness);
        await site.Person("inspector", "吴检查", Role.Inspector);
        await site.Person("colleague", "郑同行", Role.Inspector);
        await site.Person("reviewer", "王审核", Role.FindingReviewer);
        await site.Pools();
        await DrawSite.Grow(site.Site);
        return site;
    }

    /// <summary>A window of one of the people, signed in through the pages.</summary>
    public async Task<Visit> As(string who, int width = 1280)
    {
        var visit = await browser.Visit(width, at: Site.Address);
        await Cast.SignIn(Site, visit.Page, people[who]);
        return visit;
    }

    public Task<Visit> Anybody(int width = 1280) => browser.Visit(width, at: Site.Address);

    public async Task<T> Ask<T>(string sql, object? with = null)
    {
        await using var session = await Site.Register.Database.Read(default);
        return (await session.First<T>(sql, with, default))!;
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    private async Task Person(string key, string name, Role role)
    {
        var opened = await Site.Get<AccountOffice>().Open(
            new OpenAccount(key, name, AccountKind.Authority, "济南市市场监督管理局", null, null, City, null), Site.Database.Act("开户"), Origin.Program, default);
        Done(await Site.Get<GrantOffice>().Give(new GiveGrant(opened.Value.Id, role, City, null, Today, null), Site.Database.Act("授权"), Origin.Program, default));
        var person = new Person(opened.Value.Id, opened.Value.SignInName, opened.Value.FirstPassword, null, Site.Visitor(keepsCookies: true), []);
        people[key] = await new People(Site).SignIn(person);
    }

    private async Task Pools()
    {
        var (province, city) = (new Organ(RegionCode.Parse("370000").Value, "山东省市场监督管理局"), new Organ(RegionCode.Parse(City).Value, "济南市市场监督管理局"));
        var items = Site.Get<ItemListHandler>();
        var version = Done(await items.Handle(new DraftItems(Item.Shipped(), "试验"), Site.Database.Act(), Officer("planner", province), default));
        Done(await items.Handle(new PublishItems(version), Site.Database.Act(), Officer("leader", province), default));
        var made = new List<Guid>();
        foreach (var who in new[] { "inspector", "colleague" })
        {
            var data = new InspectorData(
                $"JN{made.Count + 1:000}", who == "inspector" ? "吴检查" : "郑同行", people[who].Id, "city", "认证监管", $"370100{made.Count + 1:0000}", Today.AddYears(2), null, null, [], ["*"], true, 20);
            made.Add(Done(await Site.Get<InspectorsHandler>().Handle(new RegisterInspector(data), Site.Database.Act(), Officer("planner", city), default)));
        }

        Inspectors = made;
    }

    private Mandate Officer(string who, Organ organ) => new(people[who].Id, new Scope(InspectionScope.Tables, [new ScopedRegion(organ.Region, null)]), organ);

    private static T Done<T>(Outcome<T> outcome)
        where T : notnull
    {
        Assert.False(outcome.IsRefused, outcome.IsRefused ? outcome.Refusal.Message : null);
        return outcome.Value;
    }
}
