using System.Diagnostics;
using System.Security.Cryptography;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using Zhiheng.Kernel;

namespace Zhiheng.Platform.Databases;

/// <summary>
/// A consistent copy of the database in a folder, made while the program runs, with a digest that <see cref="Restore"/> checks.
/// SQLite: <c>vacuum into</c>. PostgreSQL: its own pg_dump and pg_restore. The identity key is not in the copy: it is kept apart on
/// purpose, and its file name is named in the copy's note.
/// </summary>
public static class Backup
{
    private const string SqliteName = "zhiheng.db";
    private const string PostgresName = "zhiheng.dump";
    private const string DigestName = "SHA256SUMS";

    /// <summary>The same with the evidence of the data directory <paramref name="data"/>.</summary>
    public static async Task<Outcome<string>> Make(Database database, string folder, string data, CancellationToken ct)
    {
        var made = await Make(database, folder, ct);
        if (!made.IsRefused)
        {
            await EvidenceBackup.Copy(data, folder, ct);
        }

        return made;
    }

    /// <summary>The same with the evidence, into the data directory <paramref name="data"/>. Refused when a file of it is damaged.</summary>
    public static async Task<Outcome<string>> Restore(Database database, string folder, string data, CancellationToken ct)
    {
        if (await EvidenceBackup.Check(folder, ct) is { } damaged)
        {
            return damaged;
        }

        var restored = await Restore(database, folder, ct);
        if (!restored.IsRefused)
        {
            await EvidenceBackup.Copy(folder, data, ct);
        }

        return restored;
    }

    /// <summary>Writes into an empty or new folder. Refused when something lies there already, or when pg_dump is missing.</summary>
    public static async Task<Outcome<string>> Make(Database database, string folder, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        if (Directory.EnumerateFileSystemEntries(folder).Any())
        {
            return BackupRefusals.FolderNotEmpty(folder);
        }

        var file = Path.Combine(folder, database.Dialect == Dialect.Sqlite ? SqliteName : PostgresName);
        if (database.Dialect == Dialect.Sqlite)
        {
            await using var connection = await database.Connect(ct);
            await connection.ExecuteAsync("vacuum into @file", new { file });
        }
        else if (await Run("pg_dump", ["--format=custom", "--no-owner", "--file", file], database, ct) is { } refusal)
        {
            return refusal;
        }

        await File.WriteAllTextAsync(Path.Combine(folder, DigestName), $"{await Digest(file, ct)}  {Path.GetFileName(file)}\n", ct);
        return file;
    }

    /// <summary>Puts a copy into an installation that holds nothing yet. A copy whose digest is wrong is refused.</summary>
    public static async Task<Outcome<string>> Restore(Database database, string folder, CancellationToken ct)
    {
        var file = Path.Combine(folder, database.Dialect == Dialect.Sqlite ? SqliteName : PostgresName);
        var digests = Path.Combine(folder, DigestName);
        if (!File.Exists(file) || !File.Exists(digests))
        {
            return BackupRefusals.NoBackup(folder, Path.GetFileName(file));
        }

        if (!(await File.ReadAllTextAsync(digests, ct)).StartsWith(await Digest(file, ct), StringComparison.Ordinal))
        {
            return BackupRefusals.WrongDigest(Path.GetFileName(file));
        }

        return database.Dialect == Dialect.Sqlite
            ? RestoreFile(database, file)
            : await RestorePostgres(database, file, ct);
    }

    private static Outcome<string> RestoreFile(Database database, string file)
    {
        try
        {
            // Through a second name, so that a copy that breaks off half way never looks like a register.
            var waiting = database.File! + ".restoring";
            File.Copy(file, waiting, overwrite: true);
            File.Move(waiting, database.File!, overwrite: false);
            return database.File!;
        }
        catch (IOException) when (File.Exists(database.File))
        {
            File.Delete(database.File! + ".restoring");
            return BackupRefusals.NotEmpty();
        }
    }

    private static async Task<Outcome<string>> RestorePostgres(Database database, string file, CancellationToken ct)
    {
        await using (var connection = await database.Connect(ct))
        {
            if (await connection.ExecuteScalarAsync<bool>("select to_regclass('platform_script') is not null"))
            {
                return BackupRefusals.NotEmpty();
            }
        }

        var refusal = await Run("pg_restore", ["--no-owner", "--single-transaction", "--exit-on-error", "--dbname", "{database}", file], database, ct);
        return refusal is null ? file : refusal;
    }

    private static async Task<Refusal?> Run(string program, string[] arguments, Database database, CancellationToken ct)
    {
        var target = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var start = new ProcessStartInfo(program) { RedirectStandardError = true, UseShellExecute = false };
        start.Environment["PGHOST"] = target.Host;
        start.Environment["PGPORT"] = target.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = target.Username;
        start.Environment["PGDATABASE"] = target.Database;
        start.Environment["PGPASSWORD"] = target.Password;
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument == "{database}" ? target.Database! : argument);
        }

        try
        {
            using var process = Process.Start(start)!;
            var said = await process.StandardError.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            return process.ExitCode == 0 ? null : BackupRefusals.ProgramFailed(program, said);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return BackupRefusals.NoProgram(program);
        }
    }

    private static async Task<string> Digest(string file, CancellationToken ct)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, ct));
    }
}

internal static class BackupRefusals
{
    public static Refusal FolderNotEmpty(string folder) => new(
        "platform.backup.folder-not-empty", $"目录 {folder} 不是空的。请给一个新目录，以免覆盖以前的备份。");

    public static Refusal NoBackup(string folder, string file) => new(
        "platform.backup.none", $"目录 {folder} 中没有完整的备份（需要 {file} 与 SHA256SUMS）。请核对目录与数据库类型。");

    public static Refusal WrongDigest(string file) => new(
        "platform.backup.wrong-digest", $"备份文件 {file} 与 SHA256SUMS 不符，可能已损坏。请换一份备份。");

    public static Refusal NotEmpty() => new(
        "platform.backup.not-empty", "目标已有登记簿，恢复不会覆盖它。请先移走原数据，或用 --data 指定新目录。");

    public static Refusal NoProgram(string program) => new(
        "platform.backup.no-program", $"没有找到 {program}。请先安装 PostgreSQL 客户端程序。");

    public static Refusal ProgramFailed(string program, string said) => new(
        "platform.backup.program-failed", $"{program} 没有成功：{said.Trim()}");
}
