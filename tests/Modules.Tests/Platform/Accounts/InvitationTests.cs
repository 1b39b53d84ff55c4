using Zhiheng.Kernel;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Platform.Accounts;

public class InvitationTests
{
    private const string Firm = "91370100MA3C000001";

    [Theory]
    [BothDatabases]
    public async Task A_code_opens_one_account_with_its_role(Dialect dialect)
    {
        await using var desk = await AccountDesk.Open(dialect);
        var code = await Made(desk);

        var account = await Register(desk, code.ToUpperInvariant());
        var second = await Register(desk, code, name: "second");

        Assert.Equal("某公司", account.Value.OrganizationName);
        Assert.Equal(Role.EnterpriseUser, Assert.Single(await desk.Grants.Of(account.Value.Id, default)).Role);
        Assert.Equal("platform.account.invitation-unknown", second.Refusal.Code);
    }

    [Theory]
    [BothDatabases]
    public async Task A_code_holds_on_its_thirtieth_day_and_not_on_the_next(Dialect dialect)
    {
        await using var desk = await AccountDesk.Open(dialect);
        var (first, second) = (await Made(desk), await Made(desk));
        desk.Clock.Advance(TimeSpan.FromDays(Invitations.DaysValid));
        var last = await Register(desk, first);
        desk.Clock.Advance(TimeSpan.FromDays(1));
        var after = await Register(desk, second, name: "second");

        Assert.False(last.IsRefused);
        Assert.Equal("platform.account.invitation-unknown", after.Refusal.Code);
    }

    [Theory]
    [BothDatabases]
    public async Task Nine_wrong_tries_leave_the_code_and_the_tenth_ends_it(Dialect dialect)
    {
        await using var desk = await AccountDesk.Open(dialect);
        var (first, second) = (await Made(desk), await Made(desk));
        await Wrong(desk, 9);
        var ninth = await Register(desk, first);
        await Wrong(desk, 1);
        var tenth = await Register(desk, second, name: "second");

        Assert.False(ninth.IsRefused);
        Assert.Equal("platform.account.invitation-unknown", tenth.Refusal.Code);
    }

    [Theory]
    [BothDatabases]
    public async Task A_code_of_another_firm_opens_nothing_and_leaves_a_line(Dialect dialect)
    {
        await using var desk = await AccountDesk.Open(dialect);
        var code = await Made(desk);

        var other = await Register(desk, code, firm: "91370100MA3C000002");

        Assert.Equal("platform.account.invitation-unknown", other.Refusal.Code);
        Assert.Equal("单位 91370100MA3C000002", Assert.Single(await desk.Lines("invitation.refused")).Subject);
    }

    [Theory]
    [BothDatabases]
    public async Task A_weak_password_or_a_taken_name_leaves_the_code_unused(Dialect dialect)
    {
        await using var desk = await AccountDesk.Open(dialect);
        var taken = await desk.Person(Role.EnterpriseUser);
        var code = await Made(desk);

        var weak = await Register(desk, code, password: "short");
        var name = await Register(desk, code, name: taken.SignInName);
        var form = await Register(desk, code, name: "张三");

        Assert.Equal(
            ["platform.account.password-too-short", "platform.account.name-taken", "platform.account.name-form"], [weak.Refusal.Code, name.Refusal.Code, form.Refusal.Code]);
        Assert.False((await Register(desk, code)).IsRefused);
    }

    private static async Task<string> Made(AccountDesk desk)
    {
        var officer = await desk.Person(Role.RegistryOfficer);
        return await desk.Invitations.Make(
            new Invite(AccountKind.Enterprise, Firm, "某公司", Guid.CreateVersion7(desk.Clock.GetUtcNow()), "370100"), desk.By(officer), Origin.Program, default);
    }

    private static async Task Wrong(AccountDesk desk, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await Register(desk, "0000-0000-0000");
        }
    }

    private static Task<Outcome<Account>> Register(AccountDesk desk, string code, string firm = Firm, string name = "firm", string password = "mulberry lantern river 7")
        => desk.Invitations.Register(new RegisterFirm(firm, code, name, "王五", password, null), Origin.Program, default);
}
