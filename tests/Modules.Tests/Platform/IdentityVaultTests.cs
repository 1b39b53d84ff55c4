using System.Security.Cryptography;
using Zhiheng.Platform.Keys;

namespace Zhiheng.Modules.Tests.Platform;

public sealed class IdentityVaultTests : IDisposable
{
    private const string Number = "11010519491231002X";

    private readonly string folder = Directory.CreateTempSubdirectory("zhiheng-vault-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_hash_is_the_same_after_every_opening_and_another_for_every_type_number_and_key()
    {
        var hash = IdentityVault.Open(folder).Hash("01", Number);

        Assert.Equal(hash, IdentityVault.Open(folder).Hash("01", Number));
        Assert.Equal(64, hash.Length);
        Assert.NotEqual(hash, IdentityVault.Open(folder).Hash("02", Number));
        Assert.NotEqual(hash, IdentityVault.Open(folder).Hash("01", "110105194912310021"));
        Assert.NotEqual(hash, IdentityVault.Open(Path.Combine(folder, "other")).Hash("01", Number));
    }

    [Fact]
    public void What_is_sealed_opens_differs_each_time_and_shows_nothing()
    {
        var vault = IdentityVault.Open(folder);

        var (one, two) = (vault.Seal(Number), vault.Seal(Number));

        Assert.Equal((Number, Number), (vault.Open(one), IdentityVault.Open(folder).Open(two)));
        Assert.NotEqual(one, two);
        Assert.Equal(-1, one.AsSpan().IndexOf("1949"u8));
        Assert.Equal(string.Empty, vault.Open(vault.Seal(string.Empty)));
    }

    [Fact]
    public void What_was_touched_does_not_open()
    {
        var vault = IdentityVault.Open(folder);
        var touched = vault.Seal(Number);
        touched[15] ^= 1;

        Assert.ThrowsAny<CryptographicException>(() => vault.Open(touched));
        Assert.ThrowsAny<CryptographicException>(() => IdentityVault.Open(Path.Combine(folder, "other")).Open(vault.Seal(Number)));
    }

    [Fact]
    public void Only_its_owner_may_read_the_key()
    {
        IdentityVault.Open(folder);

        var file = Assert.Single(Directory.GetFiles(folder));
        Assert.Equal(32, new FileInfo(file).Length);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task Many_openers_at_once_open_the_same_key()
    {
        for (var round = 0; round < 20; round++)
        {
            var fresh = Path.Combine(folder, $"{round}");
            using var start = new Barrier(6);

            var hashes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait();
                    return IdentityVault.Open(fresh).Hash("01", Number);
                },
                TaskCreationOptions.LongRunning)));

            Assert.Single(hashes.Distinct());
            Assert.Single(Directory.GetFiles(fresh));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public void A_key_of_another_length_is_damage_and_never_used(int length)
    {
        File.WriteAllBytes(Path.Combine(folder, "identity.key"), new byte[length]);

        Assert.Throws<InvalidDataException>(() => IdentityVault.Open(folder));
    }

    [Theory]
    [InlineData("11010519491231002X", "110*************2X")]
    [InlineData("12345678", "123***78")]
    [InlineData("1234567", "*******")]
    [InlineData("", "")]
    public void A_number_is_shown_masked(string number, string shown) => Assert.Equal(shown, IdentityVault.Mask(number));
}
