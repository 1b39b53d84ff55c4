using Zhiheng.Modules.Tests.Registry.Import;
using Zhiheng.Modules.Tests.Registry.Rules;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Reference;
using Zhiheng.Registry.Acts;
using Zhiheng.Registry.Bodies;
using Zhiheng.Registry.Lookup;
using Zhiheng.Registry.Orders;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Registry.Acts;

public class WithdrawalTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly DateOnly From = new(2026, 6, 10);

    [Theory, BothDatabases]
    public async Task From_the_day_on_no_report_is_taken_and_certificates_are_flagged(Dialect dialect)
    {
        await using var desk = await ActDesk.Open(dialect);
        var proposed = await desk.Withdraw.Handle(Command(desk), desk.Act(), ActDesk.Officer(1, ActDesk.Province), Ct);
        var confirmed = await desk.Withdraw.Handle(
            new ConfirmWithdrawal(proposed.Value.Proposal, 1), _ => Task.FromResult("鲁市监〔2026〕1号"), desk.Act(), ActDesk.Officer(2, ActDesk.Province), Ct);

        var dayBefore = await desk.Import.Register.Report(ImportDesk.One, [.. Row.System().Cells.Keys], [[.. Row.System().Cells.Values]], From.AddDays(-1));
        var onTheDay = await desk.Import.Register.Report(
            ImportDesk.One, [.. Row.System().Cells.Keys], [[.. Row.System().With("REMARK=x").Cells.Values]], From);

        Assert.Equal(new DateOnly(2026, 9, 10), confirmed.Value.MayReapplyFrom);
        Assert.Equal(("done", "registry.report.body-withdrawn"), (dayBefore.Code(), onTheDay.Code()));
        Assert.Equal(1, await desk.One<long>("select count(*) from platform_journal where kind = 'BodyApprovalWithdrawn' and is_public = @yes and subject = @body", new { yes = true, body = desk.Body }));
        Assert.Equal((null, From), (await Flag(desk, From.AddDays(-1)), await Flag(desk, From)));
    }

    [Theory, BothDatabases]
    public async Task The_consequences_are_counted_before_confirming(Dialect dialect)
    {
        await using var desk = await ActDesk.Open(dialect);
        await desk.Issued();

        var preview = (await desk.Preview.Handle(desk.Body, From, ActDesk.Officer(1, ActDesk.Province), Ct)).Value;
        var after = (await desk.Preview.Handle(desk.Body, new DateOnly(2029, 5, 20), ActDesk.Officer(1, ActDesk.Province), Ct)).Value;

        Assert.Equal((1, 0, 0, 1, 1, 0), (preview.Valid, preview.Suspended, preview.Ended, preview.Holders, preview.OpenOrders, preview.RunningReports));
        Assert.Equal(new DateOnly(2026, 9, 10), preview.MayReapplyFrom);
        Assert.Equal((0, 1, 0), (after.Valid, after.Ended, after.Holders));
        Assert.Equal("platform.act.unknown", (await desk.Preview.Handle(desk.Body, From, ActDesk.Officer(1, ActDesk.Elsewhere), Ct)).Code());
    }

    [Theory, BothDatabases]
    public async Task Every_refusal_of_a_withdrawal(Dialect dialect)
    {
        await using var desk = await ActDesk.Open(dialect);
        async Task<string> Try(WithdrawApproval command, int account = 1)
            => (await desk.Withdraw.Handle(command, desk.Act(), ActDesk.Officer(account, ActDesk.Province), Ct)).Code();

        Assert.Equal("registry.withdrawal.province-only", (await desk.Withdraw.Handle(Command(desk), desk.Act(), ActDesk.Officer(1, ActDesk.City), Ct)).Code());
        Assert.Equal("platform.act.no-organ", (await desk.Withdraw.Handle(Command(desk), desk.Act(), desk.OwnBody(), Ct)).Code());
        Assert.Equal("platform.act.text", await Try(Command(desk) with { DecisionNo = "" }));
        Assert.Equal("platform.act.no-evidence", await Try(Command(desk) with { Evidence = [] }));
        Assert.Equal("registry.withdrawal.not-yet-decided", await Try(Command(desk) with { DecidedOn = ActDesk.Today.AddDays(1) }));
        Assert.Equal("registry.withdrawal.before-decision", await Try(Command(desk) with { EffectiveOn = ActDesk.Today.AddDays(-1) }));
        Assert.Equal("platform.act.unknown", await Try(Command(desk) with { Body = ActDesk.Id(404) }));
        Assert.Equal("platform.act.unknown", await Try(Command(desk) with { Body = await desk.BodyOf(ImportDesk.Two) }));
        var proposed = await desk.Withdraw.Handle(Command(desk), desk.Act(), ActDesk.Officer(1, ActDesk.Province), Ct);
        Assert.Equal("registry.withdrawal.proposed", await Try(Command(desk)));
        var confirm = new ConfirmWithdrawal(proposed.Value.Proposal, 1);
        Assert.Equal("platform.act.same-person", (await desk.Withdraw.Handle(confirm, null, desk.Act(), ActDesk.Officer(1, ActDesk.Province), Ct)).Code());
        Assert.Equal("platform.act.unknown", (await desk.Withdraw.Handle(confirm, null, desk.Act(), ActDesk.Officer(2, ActDesk.City), Ct)).Code());
        Assert.Equal("done", (await desk.Withdraw.Handle(confirm, null, desk.Act(), ActDesk.Officer(2, ActDesk.Province), Ct)).Code());
        await Assert.ThrowsAsync<ChangedByAnotherException>(() => desk.Withdraw.Handle(confirm, null, desk.Act(), ActDesk.Officer(2, ActDesk.Province), Ct));
        Assert.Equal("registry.proposal.decided", (await desk.Withdraw.Handle(confirm with { Version = 2 }, null, desk.Act(), ActDesk.Officer(2, ActDesk.Province), Ct)).Code());
        Assert.Equal("registry.withdrawal.already", await Try(Command(desk)));
    }

    [Theory, BothDatabases]
    public async Task What_is_declined_leaves_the_body_as_it_was(Dialect dialect)
    {
        await using var desk = await ActDesk.Open(dialect);
        var proposed = await desk.Withdraw.Handle(Command(desk), desk.Act(), ActDesk.Officer(1, ActDesk.Province), Ct);
        var decline = new DeclineProposal(proposed.Value.Proposal, 1, "决定尚未送达");

        Assert.Equal("platform.act.same-person", (await desk.Decline.Handle(decline, desk.Act(), ActDesk.Officer(1, ActDesk.Province), Ct)).Code());
        Assert.Equal("platform.act.unknown", (await desk.Decline.Handle(decline, desk.Act(), ActDesk.Officer(2, ActDesk.County), Ct)).Code());
        Assert.Equal("done", (await desk.Decline.Handle(decline, desk.Act(), ActDesk.Officer(2, ActDesk.Province), Ct)).Code());
        Assert.Equal(0, await desk.One<long>("select count(*) from registry_body where withdrawn_on is not null"));
    }

    private static async Task<DateOnly?> Flag(ActDesk desk, DateOnly on)
    {
        using var lookup = new CertificateLookup(
            desk.Import.Register.Database, desk.Import.Register.Calendar, TestRegister.Reference, new VerificationText(TestRegister.Reference.Schemes));
        var view = await lookup.ByCode((await desk.Import.Certificate(ActDesk.Number)).Code, on, Ct);
        return view!.BodyWithdrawnOn;
    }

    private static WithdrawApproval Command(ActDesk desk)
        => new(desk.Body, "国认监〔2026〕1号", ActDesk.Today, From, "出具虚假认证结论", "认证认可条例第六十一条", ActDesk.Evidence);
}
