using Zhiheng.Platform.Keys;

namespace Zhiheng.Modules.Tests.Platform;

public sealed class KeyFolderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("zhiheng-test-").FullName;

    private string FilePath => Path.Combine(folder, "a.key");

    private void OwnerOnly()
    {
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilePath));
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_key_is_made_once_and_only_its_owner_may_read_it()
    {
        var key = new KeyFolder(folder).OpenOrMake("a.key", 32);

        Assert.Equal(32, key.Length);
        Assert.Equal(key, new KeyFolder(folder).OpenOrMake("a.key", 32));
        OwnerOnly();
    }

    [Fact]
    public void With_a_passphrase_the_file_does_not_hold_the_key()
    {
        var key = new KeyFolder(folder, "口令一").OpenOrMake("a.key", 32);

        Assert.Equal(-1, File.ReadAllBytes(FilePath).AsSpan().IndexOf(key));
        Assert.Equal(key, new KeyFolder(folder, "口令一").OpenOrMake("a.key", 32));
    }

    [Fact]
    public void A_plain_key_is_sealed_at_the_first_start_with_a_passphrase()
    {
        var key = new KeyFolder(folder).OpenOrMake("a.key", 32);

        Assert.Equal(key, new KeyFolder(folder, "口令一").OpenOrMake("a.key", 32));

        Assert.Equal(-1, File.ReadAllBytes(FilePath).AsSpan().IndexOf(key));
        OwnerOnly();
        Assert.Single(Directory.GetFiles(folder));
    }

    [Theory]
    [InlineData("口令二")]
    [InlineData(null)]
    public void Without_the_right_passphrase_it_does_not_open_and_is_not_made_anew(string? passphrase)
    {
        new KeyFolder(folder, "口令一").OpenOrMake("a.key", 32);
        var before = File.ReadAllBytes(FilePath);

        Assert.Throws<InvalidDataException>(() => new KeyFolder(folder, passphrase).OpenOrMake("a.key", 32));

        Assert.Equal(before, File.ReadAllBytes(FilePath));
    }

    [Fact]
    public void A_sealed_file_that_was_touched_or_cut_does_not_open()
    {
        new KeyFolder(folder, "口令一").OpenOrMake("a.key", 32);
        var good = File.ReadAllBytes(FilePath);
        foreach (var bad in new[] { good[..20], [.. good[..^1], (byte)(good[^1] ^ 1)], good[..^1] })
        {
            File.WriteAllBytes(FilePath, bad);
            Assert.Throws<InvalidDataException>(() => new KeyFolder(folder, "口令一").OpenOrMake("a.key", 32));
        }
    }
}
