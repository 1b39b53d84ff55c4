using Zhiheng.Kernel;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Platform.Accounts;

public class MachineKeyTests
{
    [Theory]
    [BothDatabases]
    public async Task What_a_key_may_not_be_is_refused(Dialect dialect)
    {
        await using var desk = await AccountDesk.Open(dialect);
        var officer = await desk.Person(Role.RegistryOfficer);
        var body = await desk.Person(Role.BodyUser);
        var closed = await desk.Person(Role.RegistryOfficer);
        await desk.Office.Close(closed.Id, desk.Database.Act(), Origin.Program, default);
        var today = desk.Calendar.Today;

        async Task<string?> Code(string account, string name, DateOnly until, params string[] scopes)
        {
            var made = await desk.Keys.Make(new MakeKey(account, name, scopes, until), desk.Database.Act(), Origin.Program, default);
            return made.IsRefused ? made.Refusal.Code : null;
        }

        Assert.Equal("platform.account.unknown", await Code("nobody", "交换", today, "ReadRegister"));
        Assert.Equal("platform.account.closed", await Code(closed.SignInName, "交换", today, "ReadRegister"));
        Assert.Equal("platform.key.blank", await Code(officer.SignInName, " ", today, "ReadRegister"));
        Assert.Equal("platform.key.blank", await Code(officer.SignInName, new string('长', 61), today, "ReadRegister"));
        Assert.Equal("platform.key.no-scope", await Code(officer.SignInName, "交换", today));
        Assert.Equal("platform.key.not-for-machines", await Code(officer.SignInName, "交换", today, "DraftOrders"));
        Assert.Equal("platform.key.not-for-machines", await Code(officer.SignInName, "交换", today, "ReadRegister", "ManageAccounts"));
        Assert.Equal("platform.key.not-granted", await Code(officer.SignInName, "交换", today, "ReadOwnFile"));
        Assert.Equal("platform.key.no-approval-number", await Code(body.SignInName, "交换", today, "report"));
        Assert.Equal("platform.key.period", await Code(officer.SignInName, "交换", today.AddDays(-1), "ReadRegister"));
        Assert.Equal("platform.key.period", await Code(officer.SignInName, "交换", today.AddDays(367), "ReadRegister"));
        Assert.Null(await Code(officer.SignInName, "交换", today, "ReadRegister"));
        Assert.Null(await Code(officer.SignInName, new string('长', 60), today.AddDays(366), "ReadRegister"));
    }

    [Theory]
    [BothDatabases]
    public async Task A_key_reaches_as_far_as_the_grants_do_today(Dialect dialect)
    {
        await using var desk = await AccountDesk.Open(dialect);
        var body = await desk.Person(Role.BodyUser, code: "CNCA-R-2999-001", until: desk.Calendar.Today.AddDays(1));
        var made = await desk.Keys.Make(new MakeKey(body.SignInName, "上报", ["report", "ReadOwnFile"], desk.Calendar.Today.AddDays(9)), desk.Database.Act(), Origin.Program, default);

        var first = (await desk.Recogniser.Recognise(made.Value.Key, default)).Value;
        desk.Clock.Advance(TimeSpan.FromDays(2));
        var after = (await desk.Recogniser.Recognise(made.Value.Key, default)).Value;

        Assert.Equal(("CNCA-R-2999-001", "report ReadOwnFile", body.Id), (first.Body, first.Scopes, first.Account!.Id));
        Assert.Equal(string.Empty, after.Scopes);
        Assert.False((await desk.Callers.For(after, default))!.May(Power.ReadOwnFile));
    }

    [Theory]
    [BothDatabases]
    public async Task A_machine_is_lent_nothing_and_opens_nothing_in_an_emergency(Dialect dialect)
    {
        await using var desk = await AccountDesk.Open(dialect);
        var officer = await desk.Person(Role.RegistryOfficer);
        var asked = await desk.Grants.AskBreakGlass(officer.Id, "440300", desk.By(officer), Origin.Program, default);
        await desk.Grants.Decide(asked.Value.Id, true, desk.Database.Act(), Origin.Program, default);
        var made = await desk.Keys.Make(new MakeKey(officer.SignInName, "交换", ["ReadRegister"], desk.Calendar.Today), desk.Database.Act(), Origin.Program, default);

        var machine = (await desk.Callers.For((await desk.Recogniser.Recognise(made.Value.Key, default)).Value, default))!;

        Assert.Equal("370100", Assert.Single(machine.MandateFor(Power.ReadRegister).Scope.Regions).Region.Value);
        Assert.Empty(machine.MandateFor(Power.ReadEvidence).Scope.Regions);
    }

    [Theory]
    [BothDatabases]
    public async Task After_a_rotation_the_old_key_stays_for_the_chosen_days(Dialect dialect)
    {
        await using var desk = await AccountDesk.Open(dialect);
        var officer = await desk.Person(Role.RegistryOfficer);
        var old = await desk.Keys.Make(new MakeKey(officer.SignInName, "交换", ["ReadRegister"], desk.Calendar.Today.AddDays(90)), desk.Database.Act(), Origin.Program, default);

        var fresh = await Rotate(desk, old.Value.Id, 2);
        var again = await Rotate(desk, old.Value.Id, 2);
        desk.Clock.Advance(TimeSpan.FromDays(2));
        var last = await desk.Recogniser.Recognise(old.Value.Key, default);
        desk.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal("platform.key.not-open", again.Refusal.Code);
        Assert.False(last.IsRefused);
        Assert.Equal("platform.key.expired", (await desk.Recogniser.Recognise(old.Value.Key, default)).Refusal.Code);
        Assert.Equal("ReadRegister", (await desk.Recogniser.Recognise(fresh.Value.Key, default)).Value.Scopes);
        Assert.Equal(2, (await desk.Lines("key.made")).Count + (await desk.Lines("key.rotated")).Count);
    }

    [Theory]
    [BothDatabases]
    public async Task A_rotation_never_prolongs_the_old_key_and_with_no_days_ends_it(Dialect dialect)
    {
        await using var desk = await AccountDesk.Open(dialect);
        var officer = await desk.Person(Role.RegistryOfficer);
        var soon = await desk.Keys.Make(new MakeKey(officer.SignInName, "一", ["ReadRegister"], desk.Calendar.Today), desk.Database.Act(), Origin.Program, default);
        var late = await desk.Keys.Make(new MakeKey(officer.SignInName, "二", ["ReadRegister"], desk.Calendar.Today.AddDays(9)), desk.Database.Act(), Origin.Program, default);

        await Rotate(desk, soon.Value.Id, 30);
        await Rotate(desk, late.Value.Id, 0);

        Assert.Equal("platform.key.revoked", (await desk.Recogniser.Recognise(late.Value.Key, default)).Refusal.Code);
        Assert.Equal(desk.Calendar.Today, (await desk.Keys.List(null, 10, default)).Single(key => key.Id == soon.Value.Id).ExpiresOn);
    }

    [Theory]
    [BothDatabases]
    public async Task Of_two_rotations_at_once_one_counts(Dialect dialect)
    {
        await using var desk = await AccountDesk.Open(dialect);
        await using var second = desk.Database.Again();
        var officer = await desk.Person(Role.RegistryOfficer);
        var old = await desk.Keys.Make(new MakeKey(officer.SignInName, "交换", ["ReadRegister"], desk.Calendar.Today), desk.Database.Act(), Origin.Program, default);
        var other = new MachineKeys(second.Database, desk.Audit, desk.Calendar);

        var both = await Task.WhenAll(
            Task.Run(() => Rotate(desk, old.Value.Id, 1)),
            Task.Run(() => other.Rotate(old.Value.Id, 1, desk.Calendar.Today.AddDays(9), desk.Database.Act(), Origin.Program, default)));

        Assert.Single(both, outcome => outcome.IsRefused);
    }

    [Theory]
    [BothDatabases]
    public async Task A_revoked_or_unknown_key_and_odd_days_are_refused(Dialect dialect)
    {
        await using var desk = await AccountDesk.Open(dialect);
        var officer = await desk.Person(Role.RegistryOfficer);
        var made = await desk.Keys.Make(new MakeKey(officer.SignInName, "交换", ["ReadRegister"], desk.Calendar.Today), desk.Database.Act(), Origin.Program, default);

        Assert.Equal("platform.key.overlap", (await Rotate(desk, made.Value.Id, -1)).Refusal.Code);
        Assert.Equal("platform.key.overlap", (await Rotate(desk, made.Value.Id, 31)).Refusal.Code);
        Assert.False((await desk.Keys.Revoke(made.Value.Id, desk.Database.Act(), Origin.Program, default)).IsRefused);
        Assert.Equal("platform.key.not-open", (await desk.Keys.Revoke(made.Value.Id, desk.Database.Act(), Origin.Program, default)).Refusal.Code);
        Assert.Equal("platform.key.not-open", (await Rotate(desk, made.Value.Id, 1)).Refusal.Code);
        Assert.Equal("platform.key.not-open", (await desk.Keys.Revoke(Guid.CreateVersion7(desk.Clock.GetUtcNow()), desk.Database.Act(), Origin.Program, default)).Refusal.Code);
    }

    private static Task<Outcome<MadeKey>> Rotate(AccountDesk desk, Guid id, int days)
        => desk.Keys.Rotate(id, days, desk.Calendar.Today.AddDays(90), desk.Database.Act(), Origin.Program, default);
}
