using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Zhiheng.Inspection;
using Zhiheng.Inspection.Campaigns;
using Zhiheng.Inspection.Catalogue;
using Zhiheng.Inspection.Pools;
using Zhiheng.Kernel;
using Zhiheng.Ledger.Logs;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Proofs.Draws;

namespace Zhiheng.Web.Tests;

/// <summary>
/// A demonstration with its own witness, twelve certified firms in 历下, an approved campaign that draws a third of them, and the people of a draw, each
/// with a browser.
/// </summary>
internal sealed class DrawSite : IAsyncDisposable
{
    public const string Region = "370102";
    public const string DrawerSecret = "drawer words 1";
    public const string WitnessSecret = "witness words 2";
    public const string NotarySecret = "notary words 3";
    public const int Firms = 12;

    private static readonly CancellationToken Ct = CancellationToken.None;

    private DrawSite(TestSite site) => (Site, People) = (site, new People(site));

    public TestSite Site { get; }

    public People People { get; }

    public Person Drawer { get; private set; } = null!;

    public Person Witness { get; private set; } = null!;

    public Guid Campaign { get; private set; }

    public string Draw { get; private set; } = string.Empty;

    public string Code { get; private set; } = string.Empty;

    public static async Task<DrawSite> Open()
    {
        var site = new DrawSite(await TestSite.Start(with: settings => settings with { PasswordIterations = 1_000, RunsJobs = false, IsDemo = true }));
        await site.Site.Register.AddBody(Rows.Body);
        await site.Site.Register.Report([.. Enumerable.Range(1, Firms).Select(n => Rows.System($"U{n}", ("ORG_CODE", Rows.Code(n)), ("ORG_NAME", $"济南试验机械{n}号有限公司")))]);
        await site.Prepare();
        site.Drawer = await site.People.SignedIn(Role.DrawOperator, Region);
        site.Witness = await site.People.SignedIn(Role.DrawWitness, Region);
        await site.Grow();
        return site;
    }

    /// <summary>As the program does every half second: facts into the log, the checkpoint to the witness inside.</summary>
    public Task Grow() => Grow(Site);

    /// <summary>The same for any demonstration whose jobs stand still.</summary>
    public static async Task Grow(TestSite site)
    {
        while (await site.Get<Sequencer>().Integrate(Ct) > 0)
        {
        }

        await new Witnessing(site.Get<Database>(), site.Get<AskedWitnesses>().All, site.Get<AskWitness>(), site.Clock).Ask(Ct);
    }

    public static string Commitment(string secret) => DrawSeed.Commit(DrawSuite.Qd1, Encoding.UTF8.GetBytes(secret)).ToString();

    /// <summary>Opens the draw by its form; the address of its page.</summary>
    public async Task<string> Opened(string? notary = null)
    {
        var now = Site.Clock.GetUtcNow();
        string Minute(int minutes) => now.AddMinutes(minutes).ToOffset(BusinessCalendar.BeijingOffset).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        var answer = await People.Send(Drawer.Browser, "/workbench/draws/new", new()
        {
            ["Campaign"] = Campaign.ToString(), ["Witness"] = Witness.Id.ToString(), ["NotBefore"] = Minute(6), ["RevealBy"] = Minute(26), ["Beacon"] = "witness", ["Fallback"] = "drand",
            ["PartyName[0]"] = notary ?? string.Empty, ["PartyRole[0]"] = "notary",
        });
        Draw = Led(answer).Split('?')[0];
        Code = await One("select code from inspection_draw");
        return Draw;
    }

    /// <summary>The whole ceremony by forms; the notary by the link.</summary>
    public async Task Held()
    {
        await Opened("公证处");
        var link = await Link();
        Led(await Act(Drawer, "operate", "Commit", ("Commitment", Commitment(DrawerSecret))));
        Led(await Act(Witness, "witness", "Commit", ("Commitment", Commitment(WitnessSecret))));
        Led(await Site.Client.PostAsync($"{link}?handler=Commit", Form(("Commitment", Commitment(NotarySecret)))));
        Led(await Act(Drawer, "operate", "Freeze"));
        await Grow();
        Site.Clock.Advance(TimeSpan.FromMinutes(10));
        Led(await Act(Drawer, "operate", "Reveal", ("Text", DrawerSecret)));
        Led(await Act(Witness, "witness", "Reveal", ("Text", WitnessSecret)));
        Led(await Site.Client.PostAsync($"{link}?handler=Reveal", Form(("Text", NotarySecret))));
        await Grow();
        Led(await Act(Drawer, "operate", "Hold"));
        await Grow();
    }

    /// <summary>Makes the link of the first party that has not committed, and finds it on the answer.</summary>
    public async Task<string> Link()
    {
        var answer = await Act(Drawer, "operate", "Link");
        var path = Regex.Match(await answer.Content.ReadAsStringAsync(), "/draws/link/[0-9a-z]+");
        Assert.True(path.Success);
        return path.Value;
    }

    public Task<HttpResponseMessage> Act(Person who, string page, string handler, params (string Name, string Value)[] fields)
        => People.Send(who.Browser, $"{Draw}/{page}", fields.ToDictionary(field => field.Name, field => field.Value), $"{Draw}/{page}?handler={handler}");

    public static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    public static string Led(HttpResponseMessage answer)
    {
        Assert.True(answer.StatusCode == HttpStatusCode.Found, answer.StatusCode + " " + Said(answer));
        return answer.Headers.Location!.OriginalString;
    }

    public async Task<string> One(string sql)
    {
        await using var session = await Site.Register.Database.Read(Ct);
        return (await session.First<string>(sql, null, Ct))!;
    }

    public async Task Execute(string sql)
    {
        await using var work = await Site.Register.Database.Begin(Site.Database.Act(), Ct);
        await work.Execute(sql, null, Ct);
        await work.Commit([], Ct);
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    private static string Said(HttpResponseMessage answer)
        => string.Join(' ', Regex.Matches(answer.Content.ReadAsStringAsync().GetAwaiter().GetResult(), "(inspection|web|platform)\\.[a-z.-]+|[\u4e00-\u9fff，。、]{14,}").Select(match => match.Value).Take(6));

    private async Task Prepare()
    {
        var (province, county) = (new Organ(RegionCode.Parse("370000").Value, "省局"), new Organ(RegionCode.Parse(Region).Value, "历下区市场监督管理局"));
        var items = Site.Get<ItemListHandler>();
        var version = Done(await items.Handle(new DraftItems(Item.Shipped(), "试验"), Act(), Officer(1, province), Ct));
        Done(await items.Handle(new PublishItems(version), Act(), Officer(2, province), Ct));
        foreach (var number in Enumerable.Range(1, 4))
        {
            Done(await Site.Get<InspectorsHandler>().Handle(
                new RegisterInspector(new InspectorData(
                    $"N{number}", $"检查{number}", null, "county", "执法", $"ZF{number}", Site.Register.Calendar.Today.AddYears(1), null, null, [], ["*"], number % 2 == 1, 10)), Act(), Officer(3, county), Ct));
        }

        var campaigns = Site.Get<CampaignHandler>();
        var draft = new DraftCampaign(
            null, "认证活动抽查", "county", [new("质量科", ["C07"])], new Conditions([], [], null), [new ClassShare("*", "0.3", null)], false, 2,
            Site.Register.Calendar.Today.AddDays(5), Site.Register.Calendar.Today.AddDays(30));
        Campaign = Done(await campaigns.Handle(draft, Act(), Officer(4, county), Ct));
        Done(await campaigns.Handle(new DecideCampaign(Campaign, 1, true, null), Act(), Officer(5, county), Ct));
    }

    private Act Act() => new("试验人员", Capacity.Officer, Site.Clock.GetUtcNow(), "试验");

    private static Mandate Officer(int number, Organ organ) => new(new Guid(number, 0, 0, new byte[8]), new Scope(InspectionScope.Tables, [new ScopedRegion(organ.Region, null)]), organ);

    private static T Done<T>(Outcome<T> outcome)
        where T : notnull
    {
        Assert.False(outcome.IsRefused, outcome.IsRefused ? outcome.Refusal.Message : null);
        return outcome.Value;
    }
}
