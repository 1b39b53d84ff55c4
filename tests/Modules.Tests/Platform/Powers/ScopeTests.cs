using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Platform.Powers;

public class ScopeTests
{
    private static readonly ScopedTable Table = new("trial_record", "region", "body", "holder", Line.Certification);
    private static readonly Guid Body = new("0198a000-0000-7000-8000-00000000000b");
    private static readonly Guid Holder = new("0198a000-0000-7000-8000-00000000000c");

    public static TheoryData<Dialect, string, Line?, string> Cases()
    {
        var data = new TheoryData<Dialect, string, Line?, string>();
        foreach (var dialect in BothDatabasesAttribute.Server is null ? new[] { Dialect.Sqlite } : [Dialect.Sqlite, Dialect.Postgres])
        {
            data.Add(dialect, "370000", null, "city county other province");
            data.Add(dialect, "370100", null, "city county");
            data.Add(dialect, "370102", null, "county");
            data.Add(dialect, "370200", null, "other");
            data.Add(dialect, "110000", null, "");
            data.Add(dialect, "370100", Line.Certification, "city county");
            data.Add(dialect, "370100", Line.Testing, "");
            data.Add(dialect, "370000", Line.Enforcement, "");
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_grant_opens_its_subtree_in_its_line_and_nothing_else(Dialect dialect, string region, Line? line, string expected)
        => Assert.Equal(expected, await Seen(dialect, new Scope([Table], [new ScopedRegion(RegionCode.Parse(region).Value, line)])));

    [Theory]
    [BothDatabases]
    public async Task Own_rows_are_those_of_the_body_or_the_organisation(Dialect dialect)
    {
        Assert.Equal("far other", await Seen(dialect, new Scope([Table], [], body: Body)));
        Assert.Equal("city", await Seen(dialect, new Scope([Table], [], organization: Holder)));
    }

    [Theory]
    [BothDatabases]
    public async Task The_empty_scope_has_no_rows(Dialect dialect) => Assert.Equal("", await Seen(dialect, new Scope([Table], [])));

    [Theory]
    [BothDatabases]
    public async Task Two_regions_are_their_union(Dialect dialect)
        => Assert.Equal("county far", await Seen(dialect, new Scope([Table], [new(RegionCode.Parse("370102").Value, null), new(RegionCode.Parse("440100").Value, Line.Certification)])));

    [Theory]
    [BothDatabases]
    public async Task A_query_that_forgot_whose_rows_it_wants_is_refused(Dialect dialect)
    {
        await using var database = await Given(dialect);
        await using var session = await database.Database.Read(new Scope([Table], []), default);

        await Assert.ThrowsAsync<InvalidOperationException>(() => session.Query<string>("select name from trial_record", null, default));
        await Assert.ThrowsAsync<InvalidOperationException>(() => session.First<long>("select count(*) from platform_act a join trial_record r on 1 = 1", null, default));
        Assert.Equal(1, await session.First<long>("select 1", null, default));
    }

    [Theory]
    [BothDatabases]
    public async Task A_query_that_says_whose_rows_is_refused_where_nobody_asks(Dialect dialect)
    {
        await using var database = await Given(dialect);
        await using var session = await database.Database.Read(default);
        await using var work = await database.Database.Begin(database.Act(), default);

        await Assert.ThrowsAsync<InvalidOperationException>(() => session.Query<string>(Query, null, default));
        await Assert.ThrowsAsync<InvalidOperationException>(() => work.Query<string>(Query, null, default));
    }

    [Theory]
    [BothDatabases]
    public async Task A_mark_for_a_table_that_is_not_scoped_is_refused(Dialect dialect)
    {
        await using var database = await Given(dialect);
        await using var session = await database.Database.Read(new Scope([], []), default);

        await Assert.ThrowsAsync<InvalidOperationException>(() => session.Query<string>(Query, null, default));
    }

    [Theory]
    [InlineData("370100", null, "370102", Line.Certification, true)]
    [InlineData("370100", Line.Testing, "370102", Line.Certification, false)]
    [InlineData("370100", Line.Testing, "370102", null, true)]
    [InlineData("370102", null, "370100", null, false)]
    [InlineData("370100", null, "371000", null, false)]
    public void Covers_says_the_same_without_a_database(string open, Line? granted, string region, Line? line, bool expected)
        => Assert.Equal(expected, new Scope([Table], [new(RegionCode.Parse(open).Value, granted)]).Covers(RegionCode.Parse(region).Value, line));

    private const string Query = "select t.name from trial_record t where {mine trial_record t} order by t.name";

    private static async Task<string> Seen(Dialect dialect, Scope scope)
    {
        await using var database = await Given(dialect);
        await using var session = await database.Database.Read(scope, default);
        var seen = string.Join(' ', await session.Query<string>(Query, null, default));
        Assert.Equal(seen, string.Join(' ', await session.Query<string>(Query.Replace("}", ", found}", StringComparison.Ordinal), null, default)));
        return seen;
    }

    private static async Task<TestDatabase> Given(Dialect dialect)
    {
        var database = await TestDatabase.Create(dialect);
        await using var work = await database.Database.Begin(database.Act(), default);
        var id = dialect == Dialect.Postgres ? "uuid" : "blob";
        await work.Execute($"create table trial_record (name text not null, region text not null, body {id}, holder {id})", null, default);
        foreach (var (name, region, body, holder) in new (string, string, Guid?, Guid?)[]
            { ("province", "370000", null, null), ("city", "370100", null, Holder), ("county", "370102", null, null), ("other", "370200", Body, null), ("far", "440100", Body, null) })
        {
            await work.Execute(
                "insert into trial_record (name, region, body, holder) values (@name, @region, @body, @holder)",
                new { name, region, body = body ?? Guid.Empty, holder = holder ?? Guid.Empty }, default);
        }

        await work.Commit([], default);
        return database;
    }
}
