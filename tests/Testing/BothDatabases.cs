using System.Reflection;
using Xunit.Sdk;
using Zhiheng.Platform.Databases;

namespace Zhiheng.Testing;

/// <summary>
/// Runs a theory on SQLite and on PostgreSQL. The PostgreSQL server is named by ZHIHENG_TEST_PG (a connection string whose user may
/// create databases); <c>./test</c> starts one. Without it only SQLite is tried, and one skipped test says so.
/// </summary>
public sealed class BothDatabasesAttribute : DataAttribute
{
    public static string? Server => Environment.GetEnvironmentVariable("ZHIHENG_TEST_PG");

    public override IEnumerable<object[]> GetData(MethodInfo testMethod)
    {
        yield return [Dialect.Sqlite];
        if (Server is not null)
        {
            yield return [Dialect.Postgres];
        }
    }
}
