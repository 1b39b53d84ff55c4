using Zhiheng.Platform.Accounts;

namespace Zhiheng.Modules.Tests.Platform.Accounts;

public class PasswordTests
{
    [Theory]
    [InlineData("mul berry", "platform.account.password-too-short")]
    [InlineData("mul berry7", null)]
    [InlineData("门前大桥下游过一群", "platform.account.password-too-short")]
    [InlineData("门前大桥下游过一群鸭", null)]
    [InlineData("aaaaaaaaaa", "platform.account.password-breached")]
    [InlineData("abcdabcdabcd", "platform.account.password-breached")]
    [InlineData("iloveyou2026!", "platform.account.password-breached")]
    [InlineData("ILOVEYOU2026", "platform.account.password-breached")]
    [InlineData("river lisi river", "platform.account.password-personal")]
    [InlineData("river LiSi river", "platform.account.password-personal")]
    public void What_can_be_guessed_is_refused(string password, string? code)
        => Assert.Equal(code, Passwords.Refuse(password, "lisi", "李四", null)?.Code);

    [Theory]
    [InlineData(200, null)]
    [InlineData(201, "platform.account.password-too-long")]
    public void Two_hundred_characters_are_the_most(int length, string? code)
        => Assert.Equal(code, Passwords.Refuse(string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + (i % 17)))))?.Code);

    [Fact]
    public void A_character_that_is_written_with_two_units_counts_once()
        => Assert.Equal("platform.account.password-too-short", Passwords.Refuse("🍎🍐🍊🍋🍌🍉🍇🍓🫐")?.Code);

    [Fact]
    public void A_hash_matches_its_password_only_and_is_never_the_same_twice()
    {
        var passwords = new Passwords(1_000);
        var hash = passwords.Hash("mulberry lantern");

        Assert.True(passwords.Matches("mulberry lantern", hash));
        Assert.False(passwords.Matches("mulberry Lantern", hash));
        Assert.False(passwords.Matches("nobody at all", null));
        Assert.NotEqual(hash, passwords.Hash("mulberry lantern"));
        Assert.True(new Passwords(2_000).Matches("mulberry lantern", hash));
    }
}
