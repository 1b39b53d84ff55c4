using System.Text;
using Zhiheng.Platform.Accounts;

namespace Zhiheng.Modules.Tests.Platform.Accounts;

public class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 2, 0, 15, TimeSpan.Zero);

    /// <summary>RFC 6238 appendix B, SHA-1.</summary>
    [Theory]
    [InlineData(59L, "94287082")]
    [InlineData(1111111109L, "07081804")]
    [InlineData(1111111111L, "14050471")]
    [InlineData(1234567890L, "89005924")]
    [InlineData(2000000000L, "69279037")]
    [InlineData(20000000000L, "65353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code)
        => Assert.Equal(code, Totp.Code(Secret, Totp.StepOf(DateTimeOffset.FromUnixTimeSeconds(seconds)), 8));

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_phone_may_be_one_step_off(int steps, bool expected)
        => Assert.Equal(expected, Totp.Match(Secret, Totp.Code(Secret, Totp.StepOf(Now) + steps), Now, 0) is not null);

    [Fact]
    public void A_code_works_once()
    {
        var step = Totp.StepOf(Now);

        Assert.Null(Totp.Match(Secret, Totp.Code(Secret, step), Now, step));
        Assert.Equal(step + 1, Totp.Match(Secret, Totp.Code(Secret, step + 1), Now, step));
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("abcdef")]
    public void What_is_no_code_matches_nothing(string code) => Assert.Null(Totp.Match(Secret, code, Now, 0));

    [Fact]
    public void Blanks_between_digits_do_not_matter()
    {
        var code = Totp.Code(Secret, Totp.StepOf(Now));

        Assert.NotNull(Totp.Match(Secret, $" {code[..3]} {code[3..]} ", Now, 0));
    }

    /// <summary>RFC 4648 §10.</summary>
    [Theory]
    [InlineData("f", "MY")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void The_secret_is_written_in_base32(string secret, string text) => Assert.Equal(text, Totp.Text(Encoding.ASCII.GetBytes(secret)));
}
