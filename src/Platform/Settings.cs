using Zhiheng.Platform.Databases;

namespace Zhiheng.Platform;

/// <summary>A few lasting facts about this installation: whether it holds demo data, and from which seed.</summary>
public static class Settings
{
    public static Task<string?> Get(Session session, string name, CancellationToken ct)
        => session.First<string>("select value from platform_setting where name = @name", new { name }, ct);

    public static Task Set(Work work, string name, string value, CancellationToken ct)
        => work.Execute(
            """
            insert into platform_setting (name, value) values (@name, @value)
            on conflict (name) do update set value = excluded.value
            """,
            new { name, value },
            ct);
}
