using Zhiheng.Kernel;
using Zhiheng.Modules.Tests.Registry.Import;
using Zhiheng.Modules.Tests.Registry.Rules;
using Zhiheng.Platform.Databases;
using Zhiheng.Registry.Certificates;
using Zhiheng.Registry.Corrections;
using Zhiheng.Registry.Desks;
using Zhiheng.Registry.Objections;
using Zhiheng.Registry.Orders;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Registry.Acts;

public class DeskTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Theory, BothDatabases]
    public async Task What_waits_comes_by_deadline_with_its_clock_and_ones_own_is_not_ones_own_to_approve(Dialect dialect)
    {
        await using var desk = await ActDesk.Open(dialect);
        await desk.Drafted();
        await desk.Correct.Handle(
            new CorrectRecord(desk.Certificate, null, "scope", "轴承的设计和制造", "轴承的设计、制造", "录入错误", ActDesk.Evidence), desk.Act(), ActDesk.Officer(2, ActDesk.County), Ct);
        await desk.Object.Handle(new FileObjection(EntryKind.Certificate, desk.Certificate, "有误", ActDesk.Evidence), desk.Act(), desk.Firm(), Ct);

        Assert.Equal(["objection-receive", "correction"], await Kinds(desk, Whose.Mine, 1, ActDesk.County, sort: false));
        Assert.Equal(["objection-receive", "order-approve"], await Kinds(desk, Whose.Mine, 2, ActDesk.County));
        Assert.Equal(["correction", "objection-receive", "order-approve"], await Kinds(desk, Whose.Organ, 1, ActDesk.County));
        Assert.Equal(["objection-receive"], await Kinds(desk, Whose.Mine, 4, ActDesk.City));
        Assert.Equal(["correction", "objection-receive", "order-approve"], await Kinds(desk, Whose.Region, 4, ActDesk.City));
        Assert.Empty(await Kinds(desk, Whose.Region, 5, ActDesk.Elsewhere));
        Assert.Equal("platform.act.no-organ", (await desk.Desk.Read(Whose.Mine, null, desk.Firm(), Ct)).Code());
        var item = (await desk.Desk.Read(Whose.Mine, null, ActDesk.Officer(2, ActDesk.County), Ct)).Value.Items.Single(i => i.Kind == "order-approve");
        Assert.Equal(("还有 5 个工作日（至 2026-06-08）", false, false), (item.Clock, item.IsOverdue, item.IsProvisional));
    }

    [Theory, BothDatabases]
    public async Task An_order_is_overdue_from_the_day_after_its_day(Dialect dialect)
    {
        await using var desk = await ActDesk.Open(dialect);
        await desk.Issued();
        desk.Import.Database.Clock.Set(new DateOnly(2026, 6, 15));
        var onTheDay = await Kinds(desk, Whose.Organ, 1, ActDesk.County);
        desk.Import.Database.Clock.Set(new DateOnly(2026, 6, 16));

        var page = (await desk.Desk.Read(Whose.Organ, null, ActDesk.Officer(1, ActDesk.County), Ct)).Value;

        Assert.Empty(onTheDay);
        Assert.Equal(("order-overdue", "已超期 1 个工作日（2026-06-15 到期）"), (Assert.Single(page.Items).Kind, page.Items[0].Clock));
        Assert.Equal(1, page.Counts["order-overdue"]);
    }

    [Theory, BothDatabases]
    public async Task The_list_of_certificates_is_ones_own_and_turns_its_pages(Dialect dialect)
    {
        await using var desk = await ActDesk.Open(dialect);
        await desk.Import.Report([.. Enumerable.Range(2, 8).Select(n => Row.System().With($"CERT_NUMBER=99926Q0000{n}R0M|ORG_DISTRICT={(n % 2 == 0 ? "370103" : "370102")}|ORG_CODE={ImportDesk.Credit(n)}|ORG_NAME=海岱第{n}轴承有限公司"))]);

        Assert.Equal(5, (await All(desk, new CertificateListQuery(Limit: 2), ActDesk.Officer(1, ActDesk.County))).Count);
        Assert.Equal(4, (await All(desk, new CertificateListQuery(Limit: 3), ActDesk.Officer(1, ActDesk.Sibling))).Count);
        Assert.Equal(9, (await All(desk, new CertificateListQuery(Limit: 2), ActDesk.Officer(1, ActDesk.City))).Count);
        Assert.Equal(9, (await All(desk, new CertificateListQuery(Limit: 4), ActDesk.Officer(1, ActDesk.Province))).Count);
        Assert.Equal(9, (await All(desk, new CertificateListQuery(), desk.OwnBody())).Count);
        Assert.Equal([ActDesk.Number], await All(desk, new CertificateListQuery(), desk.Firm()));
        Assert.Empty(await All(desk, new CertificateListQuery(), ActDesk.Officer(1, ActDesk.Elsewhere)));
        Assert.Empty(await All(desk, new CertificateListQuery(), await desk.OtherBody()));
        Assert.Equal(["99926Q00003R0M"], await All(desk, new CertificateListQuery("第3轴承"), ActDesk.Officer(1, ActDesk.County)));
        Assert.Empty(await All(desk, new CertificateListQuery("第3轴承"), ActDesk.Officer(1, ActDesk.Sibling)));
        Assert.Equal(["99926Q00003R0M"], await All(desk, new CertificateListQuery("99926q00003r0m"), ActDesk.Officer(1, ActDesk.County)));
        Assert.Equal(5, (await All(desk, new CertificateListQuery("99926Q", Limit: 2), ActDesk.Officer(1, ActDesk.County))).Count);
        Assert.Equal(["99926Q00003R0M"], await All(desk, new CertificateListQuery(ImportDesk.Credit(3)), ActDesk.Officer(1, ActDesk.County)));
        Assert.Empty(await All(desk, new CertificateListQuery(ImportDesk.Credit(3)), ActDesk.Officer(1, ActDesk.Sibling)));
    }

    [Theory]
    [InlineData("2027-02-18", Alarm.None)]
    [InlineData("2027-02-19", Alarm.DueSoon)]
    [InlineData("2027-04-19", Alarm.DueSoon)]
    [InlineData("2027-04-20", Alarm.DueVerySoon)]
    [InlineData("2027-05-20", Alarm.DueVerySoon)]
    [InlineData("2027-05-21", Alarm.MustSuspend)]
    public async Task A_filter_finds_what_the_alarm_says(string day, Alarm expected)
    {
        await using var desk = await ActDesk.Open(Dialect.Sqlite);
        desk.Import.Database.Clock.Set(DateOnly.ParseExact(day, "yyyy-MM-dd"));
        var officer = ActDesk.Officer(1, ActDesk.County);

        var shown = Assert.Single((await desk.Certificates.Read(new CertificateListQuery(), officer, Ct)).Value.Certificates).Alarm;
        foreach (var alarm in Enum.GetValues<Alarm>().Where(a => a != Alarm.None))
        {
            Assert.Equal(alarm == expected ? 1 : 0, (await All(desk, new CertificateListQuery(Alarm: alarm), officer)).Count);
        }

        Assert.Equal(expected, shown);
    }

    [Theory, BothDatabases]
    public async Task Filters_are_parameters_and_bad_ones_are_refused(Dialect dialect)
    {
        await using var desk = await ActDesk.Open(dialect);
        var officer = ActDesk.Officer(1, ActDesk.County);
        desk.Import.Database.Clock.Set(new DateOnly(2029, 5, 9));
        async Task<string> Try(CertificateListQuery query) => (await desk.Certificates.Read(query, officer, Ct)).Code();

        Assert.Empty(await All(desk, new CertificateListQuery(ExpiresWithin: 9), officer));
        Assert.Single(await All(desk, new CertificateListQuery(ExpiresWithin: 10), officer));
        Assert.Single(await All(desk, new CertificateListQuery(Standing: Standing.Valid, Scheme: "A01"), officer));
        Assert.Empty(await All(desk, new CertificateListQuery(Standing: Standing.Suspended), officer));
        Assert.Equal("registry.desk.days", await Try(new CertificateListQuery(ExpiresWithin: -1)));
        Assert.Equal("registry.search.limit", await Try(new CertificateListQuery(Limit: 0)));
        Assert.Equal("registry.search.scheme", await Try(new CertificateListQuery(Scheme: "A'; drop")));
        Assert.Equal("registry.search.cursor", await Try(new CertificateListQuery(Cursor: "x' or 1=1")));
        Assert.Equal("done", await Try(new CertificateListQuery("'; drop table registry_order; --")));
    }

    [Theory, BothDatabases]
    public async Task The_file_of_an_organisation_tells_an_officer_more_than_the_organisation_itself(Dialect dialect)
    {
        await using var desk = await ActDesk.Open(dialect);
        await desk.Import.Report(Row.Team());
        var order = await desk.Objected();
        await desk.Object.Handle(new FileObjection(EntryKind.Certificate, desk.Certificate, "有误", ActDesk.Evidence), desk.Act(), desk.Firm(), Ct);

        var officers = (await desk.File.Read(ImportDesk.Credit(1), null, ActDesk.Officer(4, ActDesk.City), Ct)).Value;
        var own = (await desk.File.Read(ImportDesk.Credit(1), null, desk.Firm(), Ct)).Value;

        Assert.Equal((1, 1, 1, 1), (officers.Certificates.Count, officers.People.Count, officers.Orders.Count, officers.Objections.Count));
        Assert.Equal((1, 0, 0, 1), (own.Certificates.Count, own.People.Count, own.Orders.Count, own.Objections.Count));
        Assert.Equal(1, officers.CertificatesByStanding["valid"]);
        Assert.Contains(officers.Timeline, s => s.Kind == "OrderAnswered" && s.Subject == order && s.Who is not null);
        Assert.All(own.Timeline, s => Assert.True(s.Who is null && !s.Kind.StartsWith("Order", StringComparison.Ordinal)));
        Assert.Equal("platform.act.unknown", (await desk.File.Read(ImportDesk.Credit(1), null, ActDesk.Officer(5, ActDesk.Elsewhere), Ct)).Code());
        Assert.Equal("platform.act.unknown", (await desk.File.Read(ImportDesk.Credit(1), null, desk.OwnBody(), Ct)).Code());
    }

    [Theory, BothDatabases]
    public async Task One_box_finds_organisations_numbers_documents_and_for_officers_persons(Dialect dialect)
    {
        await using var desk = await ActDesk.Open(dialect);
        await desk.Import.Report(Row.Team());
        var order = await desk.Drafted();
        await desk.Approve.Handle(new ApproveOrder(order, 1), _ => Task.FromResult("济历市监责〔2026〕1号"), desk.Act(), ActDesk.Officer(2, ActDesk.County), Ct);
        var officer = ActDesk.Officer(1, ActDesk.County);
        async Task<(int, int, int, int)> Count(string text, Zhiheng.Platform.Powers.Mandate who)
        {
            var found = (await desk.Search.Find(text, who, Ct)).Value;
            return (found.Organizations.Count, found.Certificates.Count, found.Orders.Count, found.People.Count);
        }

        Assert.Equal((1, 0, 0, 0), await Count("海岱", officer));
        Assert.Equal((1, 0, 0, 0), await Count(ImportDesk.Credit(1), officer));
        Assert.Equal((0, 1, 0, 0), await Count("99926Q00001", officer));
        Assert.Equal((0, 0, 1, 0), await Count("济历市监责〔2026〕1号", officer));
        Assert.Equal((0, 0, 0, 1), await Count("丙某", officer));
        Assert.Equal((0, 0, 0, 0), await Count("丙某", desk.OwnBody()));
        Assert.Equal((0, 0, 0, 0), await Count("丙", officer));
        foreach (var text in new[] { "海岱", ImportDesk.Credit(1), "99926Q00001", "济历市监责〔2026〕1号", "丙某" })
        {
            Assert.Equal((0, 0, 0, 0), await Count(text, ActDesk.Officer(5, ActDesk.Elsewhere)));
        }
    }

    [Theory, BothDatabases]
    public async Task Organisations_and_bodies_are_listed_within_the_scope(Dialect dialect)
    {
        await using var desk = await ActDesk.Open(dialect);

        Assert.Single((await desk.Lists.Organizations("", null, ActDesk.Officer(1, ActDesk.City), Ct)).Value.Rows);
        Assert.Single((await desk.Lists.Organizations("海岱", null, ActDesk.Officer(1, ActDesk.City), Ct)).Value.Rows);
        Assert.Empty((await desk.Lists.Organizations("", null, ActDesk.Officer(1, ActDesk.Elsewhere), Ct)).Value.Rows);
        Assert.Equal([ImportDesk.One], (await desk.Lists.Bodies(null, ActDesk.Officer(1, ActDesk.County), Ct)).Rows.Select(b => b.ApprovalNo));
        Assert.Empty((await desk.Lists.Bodies(null, ActDesk.Officer(1, ActDesk.Elsewhere), Ct)).Rows);
        Assert.Equal([ImportDesk.One], (await desk.Lists.Bodies(null, desk.OwnBody(), Ct)).Rows.Select(b => b.ApprovalNo));
    }

    private static async Task<IReadOnlyList<string>> Kinds(ActDesk desk, Whose whose, int account, Zhiheng.Platform.Powers.Organ organ, bool sort = true)
    {
        var items = (await desk.Desk.Read(whose, null, ActDesk.Officer(account, organ), Ct)).Value.Items.Select(i => i.Kind);
        return [.. sort ? items.Order() : items.OrderDescending()];
    }

    private static async Task<List<string>> All(ActDesk desk, CertificateListQuery query, Zhiheng.Platform.Powers.Mandate mandate)
    {
        var numbers = new List<string>();
        for (string? cursor = null; ;)
        {
            var page = (await desk.Certificates.Read(query with { Cursor = cursor }, mandate, Ct)).Value;
            numbers.AddRange(page.Certificates.Select(c => c.Summary.Number));
            Assert.True(page.Certificates.Count <= query.Limit);
            if ((cursor = page.Next) is null)
            {
                Assert.Equal(numbers.Distinct(), numbers);
                return numbers;
            }
        }
    }
}
