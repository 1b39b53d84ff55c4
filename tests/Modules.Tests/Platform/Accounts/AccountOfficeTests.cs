using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Platform.Accounts;

public class AccountOfficeTests
{
    [Theory]
    [BothDatabases]
    public async Task A_closed_account_signs_in_no_more_and_its_sessions_have_ended(Dialect dialect)
    {
        await using var desk = await AccountDesk.Open(dialect);
        var (administrator, person) = (await desk.Person(Role.SystemAdministrator), await desk.Person(Role.EnterpriseUser));
        var first = (await desk.Office.Reset(person.Id, desk.By(administrator), Origin.Program, default)).Value.FirstPassword;
        var token = (await desk.SignIn.WithPassword(person.SignInName, first, Origin.Program, default)).Value;

        await desk.Office.Close(person.Id, desk.By(administrator), Origin.Program, default);

        Assert.Null(await desk.Sessions.Recognise(token.Value, default));
        Assert.Equal("platform.account.wrong-credentials", (await desk.SignIn.WithPassword(person.SignInName, first, Origin.Program, default)).Refusal.Code);
    }

    [Theory]
    [BothDatabases]
    public async Task A_reset_takes_the_old_password_away_and_asks_for_a_new_one(Dialect dialect)
    {
        await using var desk = await AccountDesk.Open(dialect);
        var (administrator, person) = (await desk.Person(Role.SystemAdministrator), await desk.Person(Role.EnterpriseUser));
        var old = (await desk.Office.Reset(person.Id, desk.By(administrator), Origin.Program, default)).Value.FirstPassword;

        var reset = await desk.Office.Reset(person.Id, desk.By(administrator), Origin.Program, default);

        Assert.Equal("platform.account.wrong-credentials", (await desk.SignIn.WithPassword(person.SignInName, old, Origin.Program, default)).Refusal.Code);
        Assert.Equal(Stage.NewPassword, (await desk.SignIn.WithPassword(person.SignInName, reset.Value.FirstPassword, Origin.Program, default)).Value.Stage);
    }

    [Theory]
    [BothDatabases]
    public async Task Nobody_closes_or_resets_the_own_account(Dialect dialect)
    {
        await using var desk = await AccountDesk.Open(dialect);
        var administrator = await desk.Person(Role.SystemAdministrator);

        var closed = await desk.Office.Close(administrator.Id, desk.By(administrator), Origin.Program, default);
        var reset = await desk.Office.Reset(administrator.Id, desk.By(administrator), Origin.Program, default);

        Assert.Equal("platform.account.own", closed.Refusal.Code);
        Assert.Equal("platform.account.own", reset.Refusal.Code);
    }

    [Theory]
    [InlineData("", "张三", "某局", "370100", "platform.account.name-form")]
    [InlineData("ab", "张三", "某局", "370100", "platform.account.name-form")]
    [InlineData("bad name", "张三", "某局", "370100", "platform.account.name-form")]
    [InlineData("good", " ", "某局", "370100", "platform.account.blank")]
    [InlineData("good", "张三", "", "370100", "platform.account.blank")]
    [InlineData("good", "张三", "某局", null, "platform.account.region-missing")]
    [InlineData("good", "张三", "某局", "3701", "platform.account.region-missing")]
    public async Task What_is_missing_is_named(string name, string person, string organization, string? region, string code)
    {
        await using var desk = await AccountDesk.Open(Dialect.Sqlite);

        var opened = await desk.Office.Open(new OpenAccount(name, person, AccountKind.Authority, organization, null, null, region, null), desk.Database.Act(), Origin.Program, default);

        Assert.Equal(code, opened.Refusal.Code);
    }

    [Theory]
    [BothDatabases]
    public async Task A_name_is_given_once(Dialect dialect)
    {
        await using var desk = await AccountDesk.Open(dialect);
        var command = new OpenAccount("Zhang.San", "张三", AccountKind.Authority, "某局", null, null, "370100", null);

        var first = await desk.Office.Open(command, desk.Database.Act(), Origin.Program, default);
        var second = await desk.Office.Open(command with { SignInName = "zhang.san" }, desk.Database.Act(), Origin.Program, default);

        Assert.Equal("zhang.san", first.Value.SignInName);
        Assert.Equal("platform.account.name-taken", second.Refusal.Code);
    }
}
