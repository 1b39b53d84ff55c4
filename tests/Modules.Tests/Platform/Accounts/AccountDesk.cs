using Zhiheng.Kernel;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Keys;
using Zhiheng.Platform.Powers;
using Zhiheng.Platform.Reference;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Platform.Accounts;

/// <summary>Accounts, powers and the audit log over a database of its own, put together as the program does it.</summary>
public sealed class AccountDesk(TestDatabase database) : IAsyncDisposable
{
    private int count;

    public TestDatabase Database { get; } = database;

    public TestClock Clock => Database.Clock;

    public BusinessCalendar Calendar { get; } = new(database.Clock, ReferenceData.WorkingDays);

    public AuditLog Audit { get; } = new(database.Database, database.Clock);

    public Passwords Passwords { get; } = new(1_000);

    public AccountSecrets Secrets { get; } = new(new KeyFolder(database.Folder));

    public SignIn SignIn => new(Database.Database, Passwords, Secrets, Audit, Clock);

    public Sessions Sessions => new(Database.Database, Clock);

    public AccountOffice Office => new(Database.Database, Passwords, Audit);

    public GrantOffice Grants => new(Database.Database, Audit, Calendar);

    public Invitations Invitations => new(Database.Database, Passwords, Audit, Calendar);

    public MachineKeys Keys => new(Database.Database, Audit, Calendar);

    public ApiKeys Recogniser => new(Database.Database, Clock, Calendar);

    public Callers Callers => new(Database.Database, Calendar, Zhiheng.Registry.RegistryScope.Tables);

    public static async Task<AccountDesk> Open(Dialect dialect) => new(await TestDatabase.Create(dialect));

    /// <summary>An account with a grant for the role, in force since today.</summary>
    public async Task<Account> Person(Role role, string region = "370100", string? code = null, DateOnly? until = null)
    {
        var number = ++count;
        var kind = PowerTable.KindOf(role);
        var owner = kind == AccountKind.Authority ? (Guid?)null : Guid.CreateVersion7(Clock.GetUtcNow());
        var opened = await Office.Open(
            new OpenAccount($"person{number}", $"试验{number}", kind, $"单位{number}", code, owner, kind == AccountKind.Authority ? region : null, null), Database.Act("开户"), Origin.Program, default);
        var grant = await Grants.Give(new GiveGrant(opened.Value.Id, role, region, null, Calendar.Today, until), Database.Act("授权"), Origin.Program, default);
        Assert.False(grant.IsRefused, grant.IsRefused ? grant.Refusal.Message : null);
        return (await Office.Find(opened.Value.Id, default))!;
    }

    public Act By(Account account, string reason = "试验")
        => new(account.PersonName, Capacity.Officer, Clock.GetUtcNow(), reason) { Account = account.Id };

    public Task<IReadOnlyList<AuditRow>> Lines(string kind)
        => Audit.Search(new AuditFilter(kind, null, null, null, null, null), 100, default);

    public async Task Execute(string sql, object? parameters = null)
    {
        await using var work = await Database.Database.Begin(Database.Act(), default);
        await work.Execute(sql, parameters, default);
        await work.Commit([], default);
    }

    public async ValueTask DisposeAsync()
    {
        await Audit.DisposeAsync();
        await Database.DisposeAsync();
    }
}
