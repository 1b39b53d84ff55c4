using Zhiheng.Modules.Tests.Platform.Accounts;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Platform.Powers;

public class StandInTests
{
    private static readonly TimeSpan Instant = TimeSpan.FromMicroseconds(1);

    [Theory]
    [BothDatabases]
    public async Task A_proxy_holds_from_its_first_instant_until_before_its_last(Dialect dialect)
    {
        await using var desk = await AccountDesk.Open(dialect);
        var (officer, leader) = (await desk.Person(Role.RegistryOfficer), await desk.Person(Role.RegistryLeader));
        var starts = desk.Clock.GetUtcNow().AddHours(1);
        var asked = await desk.Grants.AskProxy(officer.Id, leader.SignInName, starts, starts.AddHours(8), desk.By(officer), Origin.Program, default);
        await desk.Grants.Decide(asked.Value.Id, true, desk.Database.Act(), Origin.Program, default);

        async Task<bool> MayAt(DateTimeOffset at)
        {
            desk.Clock.Advance(at - desk.Clock.GetUtcNow());
            return (await desk.Callers.For(officer, null, default)).May(Power.DecideOrders);
        }

        Assert.Equal(
            new[] { false, true, true, false },
            new[] { await MayAt(starts - Instant), await MayAt(starts), await MayAt(starts.AddHours(8) - Instant), await MayAt(starts.AddHours(8)) });
    }

    [Theory]
    [BothDatabases]
    public async Task Break_glass_opens_a_region_for_reading_for_a_day(Dialect dialect)
    {
        await using var desk = await AccountDesk.Open(dialect);
        var officer = await desk.Person(Role.RegistryOfficer);
        var asked = await desk.Grants.AskBreakGlass(officer.Id, "440300", desk.By(officer), Origin.Program, default);
        Assert.False(await Opened(desk, officer, Power.ReadRegister));
        await desk.Grants.Decide(asked.Value.Id, true, desk.Database.Act(), Origin.Program, default);

        Assert.True(await Opened(desk, officer, Power.ReadRegister));
        Assert.True(await Opened(desk, officer, Power.ReadEvidence));
        Assert.False(await Opened(desk, officer, Power.DraftOrders));
        desk.Clock.Advance(GrantOffice.LongestBreakGlass - Instant);
        Assert.True(await Opened(desk, officer, Power.ReadRegister));
        desk.Clock.Advance(Instant);
        Assert.False(await Opened(desk, officer, Power.ReadRegister));
    }

    [Theory]
    [BothDatabases]
    public async Task A_proxy_that_cannot_be_is_refused(Dialect dialect)
    {
        await using var desk = await AccountDesk.Open(dialect);
        var (officer, leader) = (await desk.Person(Role.RegistryOfficer), await desk.Person(Role.RegistryLeader));
        var (elsewhere, firm) = (await desk.Person(Role.RegistryLeader, "370200"), await desk.Person(Role.EnterpriseUser));
        var closed = await desk.Person(Role.RegistryLeader);
        await desk.Office.Close(closed.Id, desk.Database.Act(), Origin.Program, default);
        var now = desk.Clock.GetUtcNow();

        async Task<string?> Code(string absent, TimeSpan starts, TimeSpan ends)
        {
            var asked = await desk.Grants.AskProxy(officer.Id, absent, now + starts, now + ends, desk.By(officer), Origin.Program, default);
            return asked.IsRefused ? asked.Refusal.Code : null;
        }

        foreach (var name in new[] { "nobody", officer.SignInName, elsewhere.SignInName, firm.SignInName, closed.SignInName })
        {
            Assert.Equal("platform.stand-in.no-such-colleague", await Code(name, default, TimeSpan.FromDays(1)));
        }

        Assert.Equal("platform.stand-in.too-long", await Code(leader.SignInName, default, TimeSpan.Zero));
        Assert.Equal("platform.stand-in.too-long", await Code(leader.SignInName, TimeSpan.FromDays(-2), TimeSpan.Zero));
        Assert.Equal("platform.stand-in.too-long", await Code(leader.SignInName, default, GrantOffice.LongestProxy + Instant));
        Assert.Null(await Code($" {leader.SignInName.ToUpperInvariant()} ", default, GrantOffice.LongestProxy));
    }

    [Theory]
    [BothDatabases]
    public async Task Neither_the_asker_nor_the_absent_decides_and_nobody_decides_twice(Dialect dialect)
    {
        await using var desk = await AccountDesk.Open(dialect);
        var (officer, leader) = (await desk.Person(Role.RegistryOfficer), await desk.Person(Role.RegistryLeader));
        var now = desk.Clock.GetUtcNow();
        var asked = (await desk.Grants.AskProxy(officer.Id, leader.SignInName, now, now.AddDays(1), desk.By(officer), Origin.Program, default)).Value;

        Assert.Equal("platform.grant.own", (await desk.Grants.Decide(asked.Id, true, desk.By(officer), Origin.Program, default)).Refusal.Code);
        Assert.Equal("platform.grant.own", (await desk.Grants.Decide(asked.Id, true, desk.By(leader), Origin.Program, default)).Refusal.Code);
        Assert.False((await desk.Grants.Decide(asked.Id, false, desk.Database.Act(), Origin.Program, default)).IsRefused);
        Assert.Equal("platform.stand-in.unknown", (await desk.Grants.Decide(asked.Id, true, desk.Database.Act(), Origin.Program, default)).Refusal.Code);
        Assert.False((await desk.Callers.For(officer, null, default)).May(Power.DecideOrders));
    }

    [Theory]
    [BothDatabases]
    public async Task What_its_asker_withdrew_cannot_be_approved(Dialect dialect)
    {
        await using var desk = await AccountDesk.Open(dialect);
        var officer = await desk.Person(Role.RegistryOfficer);
        var other = await desk.Person(Role.RegistryOfficer);
        var asked = (await desk.Grants.AskBreakGlass(officer.Id, "440300", desk.By(officer), Origin.Program, default)).Value;

        Assert.Equal("platform.stand-in.unknown", (await desk.Grants.EndOwn(asked.Id, desk.By(other), Origin.Program, default)).Refusal.Code);
        Assert.False((await desk.Grants.EndOwn(asked.Id, desk.By(officer), Origin.Program, default)).IsRefused);
        Assert.Equal("platform.stand-in.unknown", (await desk.Grants.EndOwn(asked.Id, desk.By(officer), Origin.Program, default)).Refusal.Code);
        Assert.Equal("platform.stand-in.unknown", (await desk.Grants.Decide(asked.Id, true, desk.Database.Act(), Origin.Program, default)).Refusal.Code);
    }

    [Theory]
    [BothDatabases]
    public async Task An_administrators_work_is_lent_to_nobody_and_a_closed_account_lends_nothing(Dialect dialect)
    {
        await using var desk = await AccountDesk.Open(dialect);
        var officer = await desk.Person(Role.RegistryOfficer);
        foreach (var role in new[] { Role.SecurityAdministrator, Role.RegistryLeader })
        {
            var absent = await desk.Person(role);
            var now = desk.Clock.GetUtcNow();
            var asked = (await desk.Grants.AskProxy(officer.Id, absent.SignInName, now, now.AddDays(1), desk.By(officer), Origin.Program, default)).Value;
            await desk.Grants.Decide(asked.Id, true, desk.Database.Act(), Origin.Program, default);
            if (role == Role.RegistryLeader)
            {
                Assert.True((await desk.Callers.For(officer, null, default)).May(Power.DecideOrders));
                await desk.Office.Close(absent.Id, desk.Database.Act(), Origin.Program, default);
            }
        }

        var caller = await desk.Callers.For(officer, null, default);
        Assert.False(caller.May(Power.ManageGrants));
        Assert.False(caller.May(Power.DecideOrders));
    }

    private static async Task<bool> Opened(AccountDesk desk, Account officer, Power power)
        => (await desk.Callers.For(officer, null, default)).MandateFor(power).Scope.Regions.Any(open => open.Region.Value == "440300");
}
