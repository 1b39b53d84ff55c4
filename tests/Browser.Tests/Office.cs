using Zhiheng.Testing;
using Zhiheng.Web.SignedIn;
using Zhiheng.Web.Tests;

namespace Zhiheng.Browser.Tests;

/// <summary>
/// A province at work: orders, proposals, objections and reports in every state, made by sending the forms of the site. They were made
/// three days ago, so that the calendar has something to say.
/// </summary>
public sealed class Office
{
    public const string Holder = "济南云岭机械有限公司";

    private static readonly (string Name, string Region, string Address, string Scope)[] Firms =
    [
        ("济南泉城电缆有限公司", "370102", "山东省济南市历下区经十东路 88 号", "电线电缆的设计、生产和销售"),
        ("山东明湖精密机械有限公司", "370112", "山东省济南市历城区工业北路 219 号", "精密零部件的加工"),
        ("济南华盛阀门有限公司", "370114", "山东省济南市章丘区明水工业园 12 号", "工业阀门的设计、生产和服务"),
        ("济南和润食品机械有限公司", "370113", "山东省济南市长清区平安街 6 号", "食品加工机械的生产"),
        ("济南趵突仪器仪表有限公司", "370103", "山东省济南市市中区建设路 51 号", "压力仪表的生产和检修"),
        ("济南千佛山建材有限公司", "370104", "山东省济南市槐荫区美里路 33 号", "预拌砂浆的生产"),
        ("山东鹊华包装有限公司", "370105", "山东省济南市天桥区蓝翔路 15 号", "纸质包装制品的设计和生产"),
        ("济南大明轴承有限公司", "370116", "山东省济南市莱芜区凤城东大街 97 号", "滚动轴承的生产"),
    ];

    private readonly BrowserSite site;
    private int certificates;
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    private Office(BrowserSite site) => (this.site, Cast) = (site, new Cast(site));

    public Cast Cast { get; }

    /// <summary>Addresses by what lies there: "draft order", "answered order", "ban" …</summary>
    public Dictionary<string, string> Places { get; } = [];

    private DateOnly Today => site.Site.Register.Calendar.Today;

    public static async Task<Office> Open(BrowserSite site)
    {
        var office = new Office(site);
        await office.Orders();
        await office.Proposals();
        await office.Enterprises();
        site.Site.Clock.Advance(TimeSpan.FromDays(3));
        await site.Site.Get<Reminding>().Run(default);
        return office;
    }

    /// <summary>The public code of a certificate of the city, reported by the body of the cast, that no other matter is about.</summary>
    public async Task<string> FreeCertificate()
    {
        var number = Number(++certificates);
        var firm = Firms[(certificates - 1) % Firms.Length];
        var row = Row(number, ("ORG_NAME", firm.Name), ("ORG_CODE", Rows.Code(100 + certificates)), ("ORG_DISTRICT", firm.Region), ("ORG_ADDRESS", firm.Address), ("BUSI_COVER_SCOP", firm.Scope));
        var outcome = await site.Site.Register.Report(site.BodyNo, Rows.SystemHeader, [row], template: "103010");
        Assert.False(outcome.IsRefused || outcome.Value.Rejected > 0, number);
        return await site.Site.Register.CodeOf(number);
    }

    /// <summary>An order to suspend that waits for approval.</summary>
    public Task<string> Drafted() => Draft("Suspend", "2026 年第二季度监督抽查，抽查产品 3 批次，其中 1 批次主要性能不合格。", 20);

    /// <summary>The credit code of a firm of the city that no other matter is about.</summary>
    public async Task<string> FreeFirm()
    {
        var codes = await Ask<string>(
            "select code from registry_organization where region like '3701%' and merged_into is null and name <> @holder order by code", new { holder = Holder });
        return codes.First(taken.Add);
    }

    public async Task<IReadOnlyList<T>> Ask<T>(string sql, object? with = null)
    {
        await using var session = await site.Site.Register.Database.Read(default);
        return await session.Query<T>(sql, with, default);
    }

    private async Task Orders()
    {
        var leader = (await Cast.Of(Seat.Leader)).Browser;
        async Task<string> Issue(string order) => await leader.Sent(
            $"{order}/approve", $"{order}/approve?handler=Approve", new() { ["Consequence"] = "逾期未执行的，依照《认证认可条例》第五十九条处理。" });

        Places["draft order"] = await Drafted();
        Places["late order"] = await Issue(await Draft("Suspend", "获证组织未按规定接受监督审核，体系文件与现场运行不一致。", 2));
        Places["issued order"] = await Issue(await Draft("Revoke", "获证组织已停止认证范围内的生产，厂房另作他用。", 30));
        Places["answered order"] = await Issue(await Draft("Suspend", "现场检查发现关键工序记录缺失，内部审核未实施。", 15));
        var body = (await Cast.Of(Seat.Body)).Browser;
        var desk = $"/desk/orders/{Places["answered order"].Split('/')[^1]}";
        await body.Sent(
            desk, desk, new() { ["Kind"] = "Objects", ["Answer"] = "获证组织已于上月补做内部审核，整改材料见附件，请予核查。" }, ("Evidence", "整改报告.txt", "整改完成。"));
        Places["new order"] = $"/workbench/orders/new?certificate={await FreeCertificate()}";
        Places["change"] = $"/desk/certificates/{await FreeCertificate()}/change?kind=Suspend";
        Places["busy firm"] = "/workbench/organizations/" + (await Ask<string>("select code from registry_organization where name = @holder", new { holder = Holder })).Single();
        await ReportRows(body);
    }

    private async Task<string> Draft(string kind, string grounds, int days) => await (await Cast.Of(Seat.Officer)).Browser.Drafted(
        await FreeCertificate(), new() { ["Kind"] = kind, ["Grounds"] = grounds, ["Basis"] = "《认证认可条例》第二十六条", ["RespondBy"] = $"{Today.AddDays(days):yyyy-MM-dd}" },
        ("监督抽查报告.txt", "抽查产品 3 批次，其中 1 批次不合格。"));

    private async Task ReportRows(HttpClient body)
    {
        await body.Sent("/desk/reports", "/desk/reports", [], ("File", "五月证书.csv", Csv(Number(901), Number(902))));
        await body.Sent("/desk/reports", "/desk/reports", [], ("File", "六月证书.csv", Rows.Csv(Row(Number(903)), Row(Number(904), ("CERTI_E_DATE", "2026-02-30")))));
    }

    private static string Number(int number) => $"00125Q4{number:0000}R0M/3700";

    /// <summary>A file of the reporting template with good rows.</summary>
    public string Csv(params string[] numbers) => Rows.Csv([.. numbers.Select(number => Row(number))]);

    /// <summary>A row that the body of the cast reports.</summary>
    public string[] Row(string number, params (string, string)[] cells) => Rows.System(number, [("RZJG_ID", site.BodyNo), .. cells]);

    private async Task Proposals()
    {
        var (officer, leader) = ((await Cast.Of(Seat.Officer)).Browser, (await Cast.Of(Seat.Leader)).Browser);
        Places["new merge"] = $"/workbench/merges/new?merged={await FreeFirm()}&survivor={await FreeFirm()}";
        Places["merge"] = await Propose(officer, Places["new merge"], new() { ["Reason"] = "企业换照后代码变更，同一主体形成两条记录。" });
        var done = await Propose(officer, $"/workbench/merges/new?merged={await FreeFirm()}&survivor={await FreeFirm()}", new() { ["Reason"] = "上报时代码录入有误，同一主体形成两条记录。" });
        Places["merge in force"] = await leader.Sent($"{done}/decide", $"{done}/decide?handler=Approve", []);

        Places["new correction"] = $"/workbench/corrections/new?code={await FreeFirm()}";
        Places["correction"] = await Propose(officer, Places["new correction"], new()
        {
            ["Field"] = "address", ["NewValue"] = "山东省济南市历城区工业北路 168 号 2 号楼", ["Reason"] = "营业执照所载住所与登记不一致。",
        });

        var person = (await Ask<Guid>("select p.id from registry_person p join registry_team_member m on m.person = p.id join registry_certificate c on c.id = m.certificate where c.region like '3701%' group by p.id order by count(*) desc, p.id limit 1")).Single();
        var since = Today.AddYears(-1);
        Places["new ban"] = $"/workbench/bans/new?person={person}&since={since:yyyy-MM-dd}";
        Places["ban"] = await Propose(officer, Places["new ban"], new()
        {
            ["Clause"] = "certifier-62", ["StartsOn"] = $"{Today.AddDays(10):yyyy-MM-dd}", ["EndsOn"] = $"{Today.AddDays(9).AddYears(1):yyyy-MM-dd}", ["Reason"] = "未到现场实施审核，出具虚假审核记录。",
        });

        var province = (await Cast.Of(Seat.ProvinceOfficer)).Browser;
        await Cast.Of(Seat.ProvinceLeader);
        Places["new withdrawal"] = $"/workbench/withdrawals/new?body={site.BodyNo}&effective={Today.AddDays(20):yyyy-MM-dd}";
        Places["withdrawal"] = await Propose(province, Places["new withdrawal"], new()
        {
            ["Reason"] = "国家认证认可监督管理部门已撤销其批准资格。", ["Basis"] = "《认证认可条例》第七十一条", ["DecisionNo"] = "国市监认撤〔2026〕1号", ["DecidedOn"] = $"{Today:yyyy-MM-dd}",
        });
    }

    private async Task Enterprises()
    {
        var (officer, firm) = ((await Cast.Of(Seat.Officer)).Browser, (await Cast.Of(Seat.Enterprise)).Browser);
        Places["objection"] = await Object(firm, "", "登记的住所地址已于本年三月变更，请予更正。");
        var mine = (await Ask<string>("select c.number from registry_certificate c join registry_organization o on o.id = c.holder where o.name = @holder order by c.number limit 1", new { holder = Holder })).Single();
        var accepted = await Object(firm, mine, "认证范围漏登“齿轮箱的维修服务”，证书原件见附件。");
        Places["accepted objection"] = accepted.Replace("/desk/", "/workbench/", StringComparison.Ordinal);
        await officer.Sent($"{Places["accepted objection"]}/judge", $"{Places["accepted objection"]}/judge?handler=Accept", []);
        Places["invitation"] = $"/workbench/invitations?kind=Enterprise&code={await FreeFirm()}";
        await officer.Sent("/account/stand-in", "/account/stand-in?handler=Proxy", new() { ["Absent"] = "li.jg", ["Reason"] = "负责人外出参加培训" });
        await officer.Sent("/account/stand-in", "/account/stand-in?handler=BreakGlass", new() { ["Region"] = "370200", ["Reason"] = "跨区域事故应急处置" });
        await site.Site.NewKey(site.BodyNo);
    }

    private static Task<string> Object(HttpClient firm, string number, string grounds)
        => firm.Sent("/desk/objections/new", "/desk/objections/new", new() { ["certificate"] = number, ["Grounds"] = grounds }, ("Evidence", "证书扫描件.txt", "原件"));

    private static Task<string> Propose(HttpClient officer, string page, Dictionary<string, string> typed)
        => officer.Sent(page, page, typed, ("Files", "调查笔录.txt", "调查笔录"));
}
