using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Platform.Accounts;

public class LockOutTests
{
    [Theory]
    [BothDatabases]
    public async Task The_wait_doubles_from_a_minute_to_an_hour(Dialect dialect)
    {
        await using var desk = await AccountDesk.Open(dialect);
        var person = await desk.Person(Role.EnterpriseUser);
        var waits = new List<double>();
        for (var i = 0; i < SignIn.FreeFailures + 7; i++)
        {
            await desk.SignIn.WithPassword(person.SignInName, "wrong", Origin.Program, default);
            if ((await desk.Office.Find(person.Id, default))!.LockedUntil is { } until)
            {
                waits.Add((until - desk.Clock.GetUtcNow()).TotalMinutes);
                desk.Clock.Advance(until - desk.Clock.GetUtcNow());
            }
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60], waits);
    }

    [Theory]
    [BothDatabases]
    public async Task While_locked_no_try_counts_and_none_succeeds(Dialect dialect)
    {
        await using var desk = await AccountDesk.Open(dialect);
        var opened = await desk.Office.Open(
            new OpenAccount("zhang", "张三", AccountKind.Enterprise, "某公司", null, Guid.CreateVersion7(desk.Clock.GetUtcNow()), null, null), desk.Database.Act(), Origin.Program, default);
        for (var i = 0; i < SignIn.FreeFailures; i++)
        {
            await desk.SignIn.WithPassword("zhang", "wrong", Origin.Program, default);
        }

        var until = (await desk.Office.Find(opened.Value.Id, default))!.LockedUntil!.Value;
        desk.Clock.Advance(until - desk.Clock.GetUtcNow() - TimeSpan.FromSeconds(1));
        var locked = await desk.SignIn.WithPassword("zhang", opened.Value.FirstPassword, Origin.Program, default);
        desk.Clock.Advance(TimeSpan.FromSeconds(1));
        var open = await desk.SignIn.WithPassword("zhang", opened.Value.FirstPassword, Origin.Program, default);

        Assert.Equal("platform.account.locked", locked.Refusal.Code);
        Assert.Equal(Stage.NewPassword, open.Value.Stage);
        Assert.Null((await desk.Office.Find(opened.Value.Id, default))!.LockedUntil);
    }

    [Theory]
    [BothDatabases]
    public async Task Wrong_tries_at_once_all_count(Dialect dialect)
    {
        await using var desk = await AccountDesk.Open(dialect);
        var person = await desk.Person(Role.EnterpriseUser);

        await Task.WhenAll(Enumerable.Range(0, SignIn.FreeFailures).Select(async _ => await desk.SignIn.WithPassword(person.SignInName, "wrong", Origin.Program, default)));

        Assert.NotNull((await desk.Office.Find(person.Id, default))!.LockedUntil);
    }

    [Theory]
    [BothDatabases]
    public async Task A_closed_account_and_an_unknown_one_read_like_a_wrong_password(Dialect dialect)
    {
        await using var desk = await AccountDesk.Open(dialect);
        var person = await desk.Person(Role.EnterpriseUser);
        await desk.Office.Close(person.Id, desk.Database.Act(), Origin.Program, default);

        var closed = await desk.SignIn.WithPassword(person.SignInName, "wrong", Origin.Program, default);
        var unknown = await desk.SignIn.WithPassword("nobody", "wrong", Origin.Program, default);

        Assert.Equal(["platform.account.wrong-credentials", "platform.account.wrong-credentials"], [closed.Refusal.Code, unknown.Refusal.Code]);
    }
}
