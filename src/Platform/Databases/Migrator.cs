using System.Data.Common;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Npgsql;

namespace Zhiheng.Platform.Databases;

/// <summary>One numbered script of one module, as it stands in the module's <c>Sql</c> folder.</summary>
public sealed record Script(string Module, int Number, string Name, string Text)
{
    /// <summary>SHA-256 of the text with its line ends normalised: a script never changes after it has run anywhere.</summary>
    public string Checksum => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text.ReplaceLineEndings("\n"))));

    public static IReadOnlyList<Script> Of(Assembly assembly)
    {
        var module = assembly.GetName().Name!.Split('.')[^1].ToLowerInvariant();
        return [.. assembly.GetManifestResourceNames()
            .Where(n => n.EndsWith(".sql", StringComparison.Ordinal))
            .Select(n => Read(assembly, module, n))
            .OrderBy(s => s.Number)];
    }

    private static Script Read(Assembly assembly, string module, string resource)
    {
        var name = resource.Split('.')[^2];
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return new Script(module, int.Parse(name[..4], System.Globalization.CultureInfo.InvariantCulture), name, reader.ReadToEnd());
    }
}

/// <summary>A script that has run was edited afterwards, or the database is newer than the program. Never guessed around.</summary>
public sealed class ScriptMismatchException(string message) : Exception(message);

/// <summary>
/// Brings the tables to the state of the scripts: forward only, each script once, all pending ones in one transaction, under a
/// lock so that several starters at the same moment do it once.
/// </summary>
public sealed class Migrator(Database database, TimeProvider clock)
{
    // Any constant will do; it only has to be the same in every process of Zhiheng.
    private const long LockKey = 0x5A48_4947;

    /// <summary>Runs what is pending, modules in the order given. The answer: the names of the scripts that ran.</summary>
    public async Task<IReadOnlyList<string>> Migrate(IEnumerable<Assembly> modules, CancellationToken ct)
    {
        await using var connection = await database.Connect(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (connection is NpgsqlConnection)
        {
            await connection.ExecuteAsync("select pg_advisory_xact_lock(@key)", new { key = LockKey }, transaction);
        }

        await connection.ExecuteAsync(Bookkeeping, transaction: transaction);
        var ran = new List<string>();
        var scripts = modules.SelectMany(Script.Of).ToList();
        await RefuseNewer(connection, transaction, scripts);
        foreach (var script in scripts)
        {
            if (await IsPending(connection, transaction, script))
            {
                await Run(connection, transaction, script, ct);
                ran.Add($"{script.Module}/{script.Name}");
            }
        }

        await transaction.CommitAsync(ct);
        return ran;
    }

    private const string Bookkeeping =
        """
        create table if not exists platform_script (
          module     text        not null,
          number     integer     not null,
          name       text        not null,
          checksum   text        not null,
          applied_at timestamptz not null,
          primary key (module, number)
        )
        """;

    private static async Task RefuseNewer(DbConnection connection, DbTransaction transaction, IReadOnlyList<Script> scripts)
    {
        var latest = scripts.GroupBy(s => s.Module).ToDictionary(g => g.Key, g => g.Max(s => s.Number));
        var applied = await connection.QueryAsync<(string Module, int Number, string Name)>(
            "select module, number, name from platform_script", transaction: transaction);
        foreach (var (module, number, name) in applied)
        {
            if (latest.TryGetValue(module, out var last) && number > last)
            {
                throw new ScriptMismatchException($"数据库已由更新的程序执行过脚本 {module}/{name}。请使用不低于该版本的程序。");
            }
        }
    }

    private static async Task<bool> IsPending(DbConnection connection, DbTransaction transaction, Script script)
    {
        var known = await connection.QueryFirstOrDefaultAsync<string>(
            "select checksum from platform_script where module = @Module and number = @Number", script, transaction);
        if (known is not null && known != script.Checksum)
        {
            throw new ScriptMismatchException(
                $"数据库脚本 {script.Module}/{script.Name} 在执行之后被改动过。请恢复原脚本，并把改动写成新编号的脚本。");
        }

        return known is null;
    }

    private async Task Run(DbConnection connection, DbTransaction transaction, Script script, CancellationToken ct)
    {
        // Not through Dapper: a script may hold characters that it would take for parameters.
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = database.Dialect.Script(script.Text);
        await command.ExecuteNonQueryAsync(ct);
        await connection.ExecuteAsync(
            "insert into platform_script (module, number, name, checksum, applied_at) values (@Module, @Number, @Name, @Checksum, @at)",
            new { script.Module, script.Number, script.Name, script.Checksum, at = clock.GetUtcNow() },
            transaction);
    }
}
