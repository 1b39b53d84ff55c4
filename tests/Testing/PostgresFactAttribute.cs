namespace Zhiheng.Testing;

/// <summary>A test of what only PostgreSQL has; skipped where no server is named (<see cref="BothDatabasesAttribute"/>).</summary>
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute()
    {
        if (BothDatabasesAttribute.Server is null)
        {
            Skip = "ZHIHENG_TEST_PG names no PostgreSQL server.";
        }
    }
}
