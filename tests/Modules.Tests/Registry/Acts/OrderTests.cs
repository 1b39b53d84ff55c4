using Zhiheng.Kernel;
using Zhiheng.Modules.Tests.Registry.Rules;
using Zhiheng.Platform.Databases;
using Zhiheng.Registry.Orders;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Registry.Acts;

public class OrderTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Theory, BothDatabases]
    public async Task An_order_goes_from_draft_over_objection_to_obedience_by_the_report_itself(Dialect dialect)
    {
        await using var desk = await ActDesk.Open(dialect);
        var order = await desk.Objected();
        var insisted = await desk.Judge.Handle(
            new InsistOnOrder(order, 3, "理由不成立", new DateOnly(2026, 6, 30)), desk.Act(), ActDesk.Officer(2, ActDesk.County), Ct);

        var reported = await desk.ReportSuspension();

        Assert.Equal("done", insisted.Code());
        Assert.Equal("accepted", reported.Answer);
        Assert.Equal(("obeyed", 5), await desk.State(order));
        var kinds = await desk.One<string>("select payload from platform_journal where subject = @order and kind = 'OrderObeyed' and is_public = @no", new { order, no = false });
        Assert.Contains("\"status\":\"suspended\"", kinds, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_report_sent_twice_closes_once_and_no_fact_of_an_order_is_public(Dialect dialect)
    {
        await using var desk = await ActDesk.Open(dialect);
        var order = await desk.Issued();

        await desk.ReportSuspension();
        await desk.ReportSuspension();

        Assert.Equal(1, await desk.One<long>("select count(*) from platform_journal where kind = 'OrderObeyed'"));
        Assert.Equal(0, await desk.One<long>("select count(*) from platform_journal where subject = @order and is_public = @yes", new { order, yes = true }));
    }

    [Theory, BothDatabases]
    public async Task A_suspension_does_not_obey_an_order_to_revoke(Dialect dialect)
    {
        await using var desk = await ActDesk.Open(dialect);
        var order = await desk.Issued(OrderKind.Revoke);

        await desk.ReportSuspension();

        Assert.Equal("issued", (await desk.State(order)).State);
    }

    [Theory, BothDatabases]
    public async Task A_report_that_comes_before_the_approval_leaves_nothing_to_order(Dialect dialect)
    {
        await using var desk = await ActDesk.Open(dialect);
        var order = await desk.Drafted();
        await desk.ReportSuspension();

        var approved = await desk.Approve.Handle(new ApproveOrder(order, 1), null, desk.Act(), ActDesk.Officer(2, ActDesk.County), Ct);

        Assert.Equal("registry.order.already-suspended", approved.Code());
        Assert.Equal(("drafted", 1), await desk.State(order));
    }

    [Theory, BothDatabases]
    public async Task A_draft_needs_grounds_basis_evidence_and_a_later_day_and_is_made_once(Dialect dialect)
    {
        await using var desk = await ActDesk.Open(dialect);
        async Task<string> Try(OrderBody order) => (await desk.Draft.Handle(order, desk.Act(), ActDesk.Officer(1, ActDesk.County), Ct)).Code();

        Assert.Equal("platform.act.text", await Try(desk.Order() with { Grounds = " " }));
        Assert.Equal("platform.act.text", await Try(desk.Order() with { Basis = new string('条', 301) }));
        Assert.Equal("platform.act.no-evidence", await Try(desk.Order() with { Evidence = [] }));
        Assert.Equal("registry.order.answer-day-passed", await Try(desk.Order(respondBy: ActDesk.Today)));
        Assert.Equal("platform.act.no-organ", (await desk.Draft.Handle(desk.Order(), desk.Act(), desk.OwnBody(), Ct)).Code());
        Assert.Equal("done", await Try(desk.Order(respondBy: ActDesk.Today.AddDays(1))));
        Assert.Equal("registry.order.already-open", await Try(desk.Order()));
        Assert.Equal("done", await Try(desk.Order(OrderKind.Revoke)));
    }

    [Theory, BothDatabases]
    public async Task Unknown_and_foreign_look_the_same_to_every_handler(Dialect dialect)
    {
        await using var desk = await ActDesk.Open(dialect);
        var order = await desk.Objected();
        var stranger = ActDesk.Officer(5, ActDesk.Elsewhere);
        var other = await desk.OtherBody();
        foreach (var id in new[] { order, ActDesk.Id(404) })
        {
            string[] codes =
            [
                (await desk.Draft.Handle(desk.Order() with { Certificate = id == order ? desk.Certificate : id }, desk.Act(), stranger, Ct)).Code(),
                (await desk.Approve.Handle(new ApproveOrder(id, 3), null, desk.Act(), stranger, Ct)).Code(),
                (await desk.Discard.Handle(new DiscardOrder(id, 3, "不宜"), desk.Act(), stranger, Ct)).Code(),
                (await desk.Judge.Handle(new AcceptAnswer(id, 3, "属实"), desk.Act(), stranger, Ct)).Code(),
                (await desk.Judge.Handle(new InsistOnOrder(id, 3, "不成立", ActDesk.Today.AddDays(9)), desk.Act(), stranger, Ct)).Code(),
                (await desk.Close.Handle(new CloseOrder(id, 3, "情况已变"), desk.Act(), stranger, Ct)).Code(),
                (await desk.Superior.Handle(new SuperviseOrder(id, 3, ActDesk.Today.AddDays(9), "尽快"), null, desk.Act(), stranger, Ct)).Code(),
                (await desk.Superior.Handle(new AssignOrder(id, 3, ActDesk.Sibling, "回避"), null, desk.Act(), stranger, Ct)).Code(),
                (await desk.Superior.Handle(new TakeUpOrder(id, 3, "重大"), null, desk.Act(), stranger, Ct)).Code(),
                (await desk.Answer.Handle(new AnswerOrder(id, 3, AnswerKind.Objects, "不服", ActDesk.Evidence), desk.Act(), other, Ct)).Code(),
                (await desk.Answer.Handle(new AnswerOrder(id, 3, AnswerKind.Objects, "不服", ActDesk.Evidence), desk.Act(), ActDesk.Officer(1, ActDesk.County), Ct)).Code(),
                (await desk.Orders.Find(id, stranger, Ct)).Code(),
                (await desk.Orders.Find(id, other, Ct)).Code(),
                (await desk.Orders.Find(id, desk.Firm(), Ct)).Code(),
            ];
            Assert.All(codes, code => Assert.Equal("platform.act.unknown", code));
        }

        Assert.Equal(("answered", 3), await desk.State(order));
    }

    [Theory, BothDatabases]
    public async Task A_superior_reads_a_subordinates_order_and_writes_it_by_the_three_acts_only(Dialect dialect)
    {
        await using var desk = await ActDesk.Open(dialect);
        var order = await desk.Objected();
        var city = ActDesk.Officer(4, ActDesk.City);

        Assert.Equal("done", (await desk.Orders.Find(order, city, Ct)).Code());
        Assert.Equal("platform.act.other-organ", (await desk.Judge.Handle(new AcceptAnswer(order, 3, "属实"), desk.Act(), city, Ct)).Code());
        Assert.Equal("platform.act.other-organ", (await desk.Close.Handle(new CloseOrder(order, 3, "情况已变"), desk.Act(), city, Ct)).Code());
        Assert.Equal("platform.act.other-organ", (await desk.Approve.Handle(new ApproveOrder(order, 3), null, desk.Act(), city, Ct)).Code());
        Assert.Equal("platform.act.other-organ", (await desk.Discard.Handle(new DiscardOrder(order, 3, "不宜"), desk.Act(), city, Ct)).Code());
        Assert.Equal("done", (await desk.Superior.Handle(new SuperviseOrder(order, 3, new DateOnly(2026, 6, 5), "尽快"), null, desk.Act(), city, Ct)).Code());
        Assert.Equal("done", (await desk.Superior.Handle(new AssignOrder(order, 4, ActDesk.Sibling, "回避"), null, desk.Act(), city, Ct)).Code());
        Assert.Equal("platform.act.unknown", (await desk.Orders.Find(order, ActDesk.Officer(2, ActDesk.County), Ct)).Code());
        Assert.Equal("done", (await desk.Superior.Handle(new TakeUpOrder(order, 5, "重大"), null, desk.Act(), city, Ct)).Code());
        Assert.Equal("done", (await desk.Judge.Handle(new AcceptAnswer(order, 6, "属实"), desk.Act(), city, Ct)).Code());
        Assert.Equal(("accepted", 7), await desk.State(order));
    }

    [Theory, BothDatabases]
    public async Task A_body_sees_an_order_once_it_is_issued_and_not_who_drafted_it(Dialect dialect)
    {
        await using var desk = await ActDesk.Open(dialect);
        var order = await desk.Drafted();
        var before = await desk.Orders.Find(order, desk.OwnBody(), Ct);

        await desk.Approve.Handle(new ApproveOrder(order, 1), _ => Task.FromResult("济历市监责〔2026〕1号"), desk.Act(), ActDesk.Officer(2, ActDesk.County), Ct);
        var after = (await desk.Orders.Read(onlyOpen: true, null, desk.OwnBody(), Ct)).Orders;

        Assert.Equal("platform.act.unknown", before.Code());
        var shown = Assert.Single(after);
        Assert.Equal(("济历市监责〔2026〕1号", null, null), (shown.Number, shown.AuthorName, shown.ApproverName));
        Assert.Empty((await desk.Orders.Read(true, null, await desk.OtherBody(), Ct)).Orders);
    }

    [Theory, BothDatabases]
    public async Task A_stale_page_changes_nothing_and_a_form_sent_twice_acts_once(Dialect dialect)
    {
        await using var desk = await ActDesk.Open(dialect);
        var order = await desk.Drafted();
        var second = ActDesk.Officer(2, ActDesk.County);
        var once = ActDesk.Id(77);

        await Assert.ThrowsAsync<ChangedByAnotherException>(() => desk.Approve.Handle(new ApproveOrder(order, 9), null, desk.Act(), second, Ct));
        Assert.Equal("done", (await desk.Approve.Handle(new ApproveOrder(order, 1), null, desk.Act(once), second, Ct)).Code());
        await Assert.ThrowsAsync<AlreadyActedException>(() => desk.Approve.Handle(new ApproveOrder(order, 1), null, desk.Act(once), second, Ct));
        Assert.Equal(("issued", 2), await desk.State(order));
        Assert.Equal(1, await desk.One<long>("select count(*) from platform_journal where kind = 'OrderIssued'"));
    }

    [Theory, BothDatabases]
    public async Task Of_two_at_once_one_drafts_and_one_approves(Dialect dialect)
    {
        await using var desk = await ActDesk.Open(dialect);
        var drafts = await Task.WhenAll(Enumerable.Range(1, 4).Select(n => desk.Draft.Handle(desk.Order(), desk.Act(), ActDesk.Officer(n, ActDesk.County), Ct)));
        var order = drafts.Single(d => !d.IsRefused).Value.Order;

        var approvals = await Task.WhenAll(Enumerable.Range(11, 4).Select(async n =>
        {
            try
            {
                return (await desk.Approve.Handle(new ApproveOrder(order, 1), null, desk.Act(), ActDesk.Officer(n, ActDesk.County), Ct)).Code();
            }
            catch (ChangedByAnotherException)
            {
                return "late";
            }
        }));

        Assert.Equal(3, drafts.Count(d => d.Code() == "registry.order.already-open"));
        Assert.Equal(["done", "late", "late", "late"], approvals.Order());
    }

    [Theory, BothDatabases]
    public async Task An_approval_and_a_report_at_once_never_leave_an_open_order_about_a_suspended_certificate(Dialect dialect)
    {
        await using var desk = await ActDesk.Open(dialect);
        var order = await desk.Drafted();

        var approval = desk.Approve.Handle(new ApproveOrder(order, 1), null, desk.Act(), ActDesk.Officer(2, ActDesk.County), Ct);
        await Task.WhenAll(approval, desk.ReportSuspension());

        Assert.Equal((await approval).IsRefused ? "drafted" : "obeyed", (await desk.State(order)).State);
    }

    [Theory, BothDatabases]
    public async Task A_body_that_cancelled_instead_refers_to_it_and_the_authority_is_content(Dialect dialect)
    {
        await using var desk = await ActDesk.Open(dialect);
        var order = await desk.Issued(OrderKind.Revoke);
        var claim = new AnswerOrder(order, 2, AnswerKind.Obeyed, "已注销", []);
        var early = await desk.Answer.Handle(claim, desk.Act(), desk.OwnBody(), Ct);
        await desk.Import.Report(Row.System().With("CERTI_STATUS=04|CANCEL_CAUSE=0120|CANCEL_DATE=2026-06-01|REPORT_TYPE=05|APPR_AC_CODE=05"));

        var answered = await desk.Answer.Handle(claim, desk.Act(), desk.OwnBody(), Ct);

        Assert.Equal("registry.order.not-reported", early.Code());
        Assert.Equal("done", answered.Code());
        Assert.Equal("done", (await desk.Judge.Handle(new AcceptAnswer(order, 3, "属实"), desk.Act(), ActDesk.Officer(2, ActDesk.County), Ct)).Code());
        Assert.Equal(("accepted", 4), await desk.State(order));
    }
}
