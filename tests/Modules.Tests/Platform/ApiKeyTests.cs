using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Keys;
using Zhiheng.Platform.Reference;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Platform;

public class ApiKeyTests
{
    private static readonly DateOnly Today = new(2026, 6, 1);

    [Theory]
    [BothDatabases]
    public async Task A_key_names_its_client_and_its_scopes(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        var key = await Make(database, null);

        var client = (await Keys(database).Recognise($" {key} ", CancellationToken.None)).Value;

        Assert.Equal(("试验系统", "CNCA-R-2999-001"), (client.Name, client.Body));
        Assert.True(client.May("report"));
        Assert.False(client.May("rep"));
    }

    [Theory]
    [BothDatabases]
    public async Task A_missing_or_unknown_key_is_refused(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        var key = await Make(database, null);

        Assert.Equal("platform.key.missing", await Code(database, null));
        Assert.Equal("platform.key.missing", await Code(database, "  "));
        Assert.Equal("platform.key.unknown", await Code(database, key[..^1]));
        Assert.Equal("platform.key.unknown", await Code(database, key.ToUpperInvariant()));
    }

    [Theory]
    [BothDatabases]
    public async Task A_key_holds_on_its_last_day_and_not_on_the_next(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        var key = await Make(database, Today);

        var last = await Keys(database).Recognise(key, CancellationToken.None);
        database.Clock.Set(Today.AddDays(1));

        Assert.False(last.IsRefused);
        Assert.Equal("platform.key.expired", await Code(database, key));
    }

    [Theory]
    [BothDatabases]
    public async Task A_revoked_key_is_refused(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        var key = await Make(database, null);
        await using (var work = await database.Database.Begin(database.Act(), CancellationToken.None))
        {
            await work.Execute("update platform_api_key set revoked_at = @at", new { at = database.Clock.GetUtcNow() }, CancellationToken.None);
            await work.Commit([], CancellationToken.None);
        }

        Assert.Equal("platform.key.revoked", await Code(database, key));
    }

    [Theory]
    [BothDatabases]
    public async Task The_database_holds_a_hash_and_never_the_key(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        var key = await Make(database, null);

        var dump = await TableDump.Of(database);

        Assert.Single(dump.Tables["platform_api_key"]);
        Assert.Empty(dump.Holding(key));
        Assert.Empty(dump.Holding(key[3..20]));
        Assert.Empty(dump.Holding(Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(key))));
    }

    private static ApiKeys Keys(TestDatabase database)
        => new(database.Database, database.Clock, new BusinessCalendar(database.Clock, ReferenceData.WorkingDays));

    private static Task<string> Make(TestDatabase database, DateOnly? expiresOn)
        => Keys(database).Create("试验系统", "CNCA-R-2999-001", "report read", expiresOn, database.Act(), CancellationToken.None);

    private static async Task<string> Code(TestDatabase database, string? key)
        => (await Keys(database).Recognise(key, CancellationToken.None)).Refusal.Code;
}
