using Zhiheng.Kernel;
using Zhiheng.Modules.Tests.Platform.Accounts;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Platform.Powers;

public class GrantTests
{
    private static readonly DateOnly Today = new(2026, 6, 1);
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 2, 0, 0, TimeSpan.Zero);
    private static readonly Act Security = new("安全管理员", Capacity.Administrator, Now, "试验") { Account = Guid.CreateVersion7(Now) };

    private static readonly Account Officer = new()
    {
        Id = Guid.CreateVersion7(Now), SignInName = "officer", PersonName = "试验", Kind = AccountKind.Authority, OrganizationName = "某局", Region = RegionCode.Parse("370100").Value,
    };

    [Fact]
    public void Nobody_grants_to_themselves()
        => Assert.Equal("platform.grant.own", Refused(Officer, Role.RegistryOfficer, act: Security with { Account = Officer.Id }));

    [Fact]
    public void A_closed_account_is_granted_nothing() => Assert.Equal("platform.account.closed", Refused(Officer with { IsClosed = true }, Role.RegistryOfficer));

    [Theory]
    [InlineData(Role.BodyUser)]
    [InlineData(Role.LaboratoryUser)]
    [InlineData(Role.EnterpriseUser)]
    public void A_role_of_another_kind_of_organisation_is_refused(Role role) => Assert.Equal("platform.grant.wrong-kind", Refused(Officer, role));

    [Theory]
    [InlineData(Role.SystemAdministrator, Role.SecurityAdministrator, false)]
    [InlineData(Role.SecurityAdministrator, Role.AuditAdministrator, false)]
    [InlineData(Role.AuditAdministrator, Role.SystemAdministrator, false)]
    [InlineData(Role.RegistryOfficer, Role.AuditAdministrator, false)]
    [InlineData(Role.AuditAdministrator, Role.RegistryLeader, false)]
    [InlineData(Role.RegistryOfficer, Role.RegistryLeader, true)]
    [InlineData(Role.AuditAdministrator, Role.AuditAdministrator, true)]
    public void The_three_administrators_are_three_people_and_no_officers(Role held, Role wished, bool allowed)
        => Assert.Equal(allowed ? null : "platform.grant.administrators-are-alone", Refused(Officer, wished, held: held));

    [Theory]
    [InlineData(0, -1, "platform.grant.period")]
    [InlineData(-9, -1, "platform.grant.period")]
    [InlineData(-9, 0, null)]
    [InlineData(0, 0, null)]
    [InlineData(5, 4, "platform.grant.period")]
    [InlineData(5, 5, null)]
    public void A_grant_ends_neither_before_it_begins_nor_before_today(int starts, int ends, string? code)
        => Assert.Equal(code, Refused(Officer, Role.RegistryOfficer, starts: Today.AddDays(starts), ends: Today.AddDays(ends)));

    [Theory]
    [InlineData("370100", null)]
    [InlineData("370102", null)]
    [InlineData("370000", "platform.grant.region-outside")]
    [InlineData("370200", "platform.grant.region-outside")]
    [InlineData("440100", "platform.grant.region-outside")]
    public void A_grant_reaches_no_further_than_the_authority(string region, string? code) => Assert.Equal(code, Refused(Officer, Role.RegistryOfficer, region: region));

    [Fact]
    public void A_region_that_is_none_is_refused() => Assert.NotNull(Refused(Officer, Role.RegistryOfficer, region: "37"));

    [Fact]
    public void An_administrator_has_no_region()
    {
        var grant = GrantOffice.Decide(new GiveGrant(Officer.Id, Role.AuditAdministrator, "370100", Line.Testing, Today, null), Officer, [], Security, Today).Value;

        Assert.Null(grant.Region);
        Assert.Null(grant.Line);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public void Both_days_of_a_grant_are_included(int day, bool expected)
    {
        var grant = new Grant(Officer.Id, Officer.Id, Role.RegistryOfficer, null, null, Today, Today.AddDays(3), Now, null);

        Assert.Equal(expected, grant.IsInForceOn(Today.AddDays(day)));
        Assert.False((grant with { RevokedAt = Now }).IsInForceOn(Today.AddDays(day)));
    }

    [Theory]
    [BothDatabases]
    public async Task A_revoked_grant_is_gone_with_the_next_request_and_cannot_be_revoked_twice(Dialect dialect)
    {
        await using var desk = await AccountDesk.Open(dialect);
        var officer = await desk.Person(Role.RegistryOfficer);
        var grant = Assert.Single(await desk.Grants.Of(officer.Id, default));
        Assert.True((await desk.Callers.For(officer, null, default)).May(Power.ReadRegister));

        var own = await desk.Grants.Revoke(grant.Id, desk.By(officer), Origin.Program, default);
        var revoked = await desk.Grants.Revoke(grant.Id, desk.Database.Act(), Origin.Program, default);
        var again = await desk.Grants.Revoke(grant.Id, desk.Database.Act(), Origin.Program, default);

        Assert.Equal("platform.grant.own", own.Refusal.Code);
        Assert.False(revoked.IsRefused);
        Assert.Equal("platform.grant.unknown", again.Refusal.Code);
        Assert.False((await desk.Callers.For(officer, null, default)).May(Power.ReadRegister));
    }

    [Theory]
    [BothDatabases]
    public async Task A_grant_in_the_future_counts_as_held_when_an_administrator_is_named(Dialect dialect)
    {
        await using var desk = await AccountDesk.Open(dialect);
        var officer = await desk.Person(Role.RegistryOfficer);

        var second = await desk.Grants.Give(
            new GiveGrant(officer.Id, Role.AuditAdministrator, null, null, Today.AddDays(30), null), desk.Database.Act(), Origin.Program, default);

        Assert.Equal("platform.grant.administrators-are-alone", second.Refusal.Code);
    }

    private static string? Refused(
        Account account, Role role, string region = "370100", Role? held = null, DateOnly? starts = null, DateOnly? ends = null, Act? act = null)
    {
        IReadOnlyList<Grant> before = held is { } one ? [new Grant(account.Id, account.Id, one, null, null, Today, null, Now, null)] : [];
        var grant = GrantOffice.Decide(new GiveGrant(account.Id, role, region, null, starts ?? Today, ends), account, before, act ?? Security, Today);
        return grant.IsRefused ? grant.Refusal.Code : null;
    }
}
