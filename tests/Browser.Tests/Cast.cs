using Microsoft.Playwright;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.Tests;
using static Microsoft.Playwright.Assertions;

namespace Zhiheng.Browser.Tests;

/// <summary>Who has an account at the site under test.</summary>
public enum Seat
{
    SystemAdministrator,
    SecurityAdministrator,
    AuditAdministrator,
    Officer,
    Leader,
    ProvinceOfficer,
    ProvinceLeader,
    Body,
    Enterprise,
    Laboratory,
}

/// <summary>
/// The people of the site under test, each with an account, a role and a second factor. A browser signs in as one of them page by
/// page, once; later windows hold the same session until it has stood for too long.
/// </summary>
public sealed class Cast(BrowserSite site)
{
    private static readonly TimeSpan SessionIsGood = TimeSpan.FromMinutes(20);

    private static readonly Dictionary<Seat, (string Name, string Person, string Organization, Role Role, string? Region)> Seats = new()
    {
        [Seat.SystemAdministrator] = ("xitong", "孙立群", "山东省市场监督管理局", Role.SystemAdministrator, null),
        [Seat.SecurityAdministrator] = ("anquan", "周文静", "山东省市场监督管理局", Role.SecurityAdministrator, null),
        [Seat.AuditAdministrator] = ("shenji", "吴明远", "山东省市场监督管理局", Role.AuditAdministrator, null),
        [Seat.Officer] = ("zhang.xm", "张晓明", "济南市市场监督管理局", Role.RegistryOfficer, "370100"),
        [Seat.Leader] = ("li.jg", "李建国", "济南市市场监督管理局", Role.RegistryLeader, "370100"),
        [Seat.ProvinceOfficer] = ("chen.y", "陈岩", "山东省市场监督管理局", Role.RegistryOfficer, "370000"),
        [Seat.ProvinceLeader] = ("zhao.hb", "赵海波", "山东省市场监督管理局", Role.RegistryLeader, "370000"),
        [Seat.Body] = ("jigou.wang", "王芳", "", Role.BodyUser, null),
        [Seat.Enterprise] = ("yunling.liu", "刘洋", "", Role.EnterpriseUser, null),
        [Seat.Laboratory] = ("shiyanshi.he", "何静", "济南衡检检测有限公司", Role.LaboratoryUser, null),
    };

    private readonly People people = new(site.Site);
    private readonly Dictionary<Seat, (Person Person, DateTimeOffset Since)> persons = [];
    private readonly Dictionary<Seat, (string Session, DateTimeOffset Since)> sessions = [];

    /// <summary>The account as the tests that do not need a browser use it: signed in, with a client of its own.</summary>
    public async Task<Person> Of(Seat seat)
    {
        if (persons.TryGetValue(seat, out var known))
        {
            if (site.Site.Clock.GetUtcNow() - known.Since > SessionIsGood)
            {
                persons[seat] = known = (await people.SignIn(known.Person with { Browser = site.Site.Visitor(keepsCookies: true) }), site.Site.Clock.GetUtcNow());
            }

            return known.Person;
        }

        var (name, person, organization, role, region) = Seats[seat];
        var party = seat is Seat.Body or Seat.Enterprise ? await Party(seat) : ((Guid?)null, organization, (string?)null);
        var account = await Open(name, person, party.Item2, role, region, party.Item1 ?? (seat == Seat.Laboratory ? NewId() : null), party.Item3);
        persons[seat] = (await people.SignIn(account), site.Site.Clock.GetUtcNow());
        return persons[seat].Person;
    }

    /// <summary>A new account with its first password; nobody has signed in yet.</summary>
    public async Task<Person> Open(string name, string person, string organization, Role? role, string? region, Guid? owner = null, string? code = null)
    {
        var kind = role is { } given ? PowerTable.KindOf(given) : AccountKind.Authority;
        var place = kind == AccountKind.Authority ? region ?? "370000" : null;
        var opened = await site.Site.Get<AccountOffice>().Open(
            new OpenAccount(name, person, kind, organization, code, owner, place, null), site.Site.Database.Act("开户"), Origin.Program, default);
        Assert.False(opened.IsRefused, opened.IsRefused ? opened.Refusal.Message : null);
        if (role is { } it)
        {
            var grant = await site.Site.Get<GrantOffice>().Give(
                new GiveGrant(opened.Value.Id, it, region, null, site.Site.Register.Calendar.Today, null), site.Site.Database.Act("授权"), Origin.Program, default);
            Assert.False(grant.IsRefused, grant.IsRefused ? grant.Refusal.Message : null);
        }

        return new Person(opened.Value.Id, opened.Value.SignInName, opened.Value.FirstPassword, null, site.Site.Visitor(keepsCookies: true), []);
    }

    /// <summary>A window of somebody who has signed in through the sign-in page.</summary>
    public async Task<Visit> Visit(Seat seat, int width = 1280, string language = "zh", bool largeType = false, string? theme = null, float? scale = null)
    {
        var now = site.Site.Clock.GetUtcNow();
        if (!sessions.TryGetValue(seat, out var held) || now - held.Since > SessionIsGood)
        {
            await using var first = await site.Visit();
            await SignIn(first.Page, await Of(seat));
            sessions[seat] = held = (await first.Session(), site.Site.Clock.GetUtcNow());
        }

        var visit = await site.Visit(width, language, largeType, theme: theme, scale: scale);
        await visit.Hold(held.Session);
        return visit;
    }

    /// <summary>Password, then the code of the second factor, from wherever the sign-in form stands.</summary>
    public Task SignIn(IPage page, Person person) => SignIn(site.Site, page, person);

    /// <summary>The same at another site.</summary>
    public static async Task SignIn(TestSite site, IPage page, Person person)
    {
        if (!page.Url.Contains("/sign-in", StringComparison.Ordinal))
        {
            await page.GotoAsync("/sign-in");
        }

        await page.FillAsync("#Name", person.Name);
        await page.FillAsync("#Password", person.Password);
        await page.ClickAsync("main button.primary");
        if (person.Secret is { } secret)
        {
            await Expect(page.Locator("#Code")).ToBeVisibleAsync();
            await page.FillAsync("#Code", NextCode(site, secret));
            await page.ClickAsync("main button.primary");
        }

        await Expect(page.Locator("#Code, #Password")).ToHaveCountAsync(0);
    }

    /// <summary>A code works once: the next one is half a minute away.</summary>
    public string NextCode(byte[] secret) => NextCode(site.Site, secret);

    private static string NextCode(TestSite site, byte[] secret)
    {
        site.Clock.Advance(TimeSpan.FromSeconds(31));
        return new People(site).CodeNow(secret);
    }

    private Guid NewId() => Guid.CreateVersion7(site.Site.Clock.GetUtcNow());

    private async Task<(Guid?, string, string?)> Party(Seat seat)
    {
        await using var session = await site.Site.Register.Database.Read(default);
        var table = seat == Seat.Body ? ("approval_no", "registry_body", "approval_no = @key") : ("code", "registry_organization", "name = @key");
        var (id, code, name) = await session.First<(Guid, string, string)>(
            $"select id, {table.Item1}, name from {table.Item2} where {table.Item3}", new { key = seat == Seat.Body ? site.BodyNo : Browser.Tests.Office.Holder }, default);
        return (id, name, code);
    }
}
