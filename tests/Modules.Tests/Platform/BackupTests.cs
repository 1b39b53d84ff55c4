using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Registry.Demo;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Platform;

public class BackupTests
{
    [Theory]
    [BothDatabases]
    public async Task A_register_comes_back_from_its_copy_as_it_was(Dialect dialect)
    {
        await using var source = await TestDatabase.Create(dialect);
        await Fill(source);
        var copy = Path.Combine(source.Folder, "copy");
        var made = await Backup.Make(source.Database, copy, CancellationToken.None);
        await using var target = await TestDatabase.CreateEmpty(dialect);

        var restored = await Backup.Restore(target.Database, copy, CancellationToken.None);

        Assert.False(made.IsRefused, made.IsRefused ? made.Refusal.Message : string.Empty);
        Assert.False(restored.IsRefused, restored.IsRefused ? restored.Refusal.Message : string.Empty);
        Assert.Equal((await TableDump.Of(source)).Lines, (await TableDump.Of(target)).Lines);

        // And it goes on working: numbers handed out by the database go on where they stood.
        await new TestRegister(target).AddBody("CNCA-R-2999-777");
    }

    [Theory]
    [BothDatabases]
    public async Task A_folder_that_holds_anything_gets_no_copy(Dialect dialect)
    {
        await using var source = await TestDatabase.Create(dialect);
        var copy = Directory.CreateDirectory(Path.Combine(source.Folder, "copy")).FullName;
        await File.WriteAllTextAsync(Path.Combine(copy, "old"), string.Empty);

        Assert.Equal("platform.backup.folder-not-empty", Code(await Backup.Make(source.Database, copy, CancellationToken.None)));
    }

    [Theory]
    [BothDatabases]
    public async Task A_copy_that_was_damaged_or_is_not_whole_is_refused_and_nothing_is_restored(Dialect dialect)
    {
        await using var source = await TestDatabase.Create(dialect);
        var copy = Path.Combine(source.Folder, "copy");
        var file = (await Backup.Make(source.Database, copy, CancellationToken.None)).Value;
        await using var target = await TestDatabase.CreateEmpty(dialect);

        var bytes = await File.ReadAllBytesAsync(file);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);
        var damaged = await Backup.Restore(target.Database, copy, CancellationToken.None);
        File.Delete(Path.Combine(copy, "SHA256SUMS"));
        var halved = await Backup.Restore(target.Database, copy, CancellationToken.None);

        Assert.Equal(("platform.backup.wrong-digest", "platform.backup.none"), (Code(damaged), Code(halved)));
        Assert.Empty((await TableDump.Of(target)).Tables);
    }

    [Theory]
    [BothDatabases]
    public async Task A_register_is_never_restored_over(Dialect dialect)
    {
        await using var source = await TestDatabase.Create(dialect);
        var copy = Path.Combine(source.Folder, "copy");
        await Backup.Make(source.Database, copy, CancellationToken.None);
        await Fill(source);
        var before = (await TableDump.Of(source)).Lines;

        var refused = await Backup.Restore(source.Database, copy, CancellationToken.None);

        Assert.Equal("platform.backup.not-empty", Code(refused));
        Assert.Equal(before, (await TableDump.Of(source)).Lines);
    }

    private static string Code(Outcome<string> outcome) => outcome.Refusal.Code;

    private static async Task Fill(TestDatabase database)
    {
        var register = new TestRegister(database);
        await register.Seed(new DemoProvince(20260101, DemoSize.Tiny, register.Calendar.Today));
    }
}
