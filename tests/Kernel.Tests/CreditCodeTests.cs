using FsCheck;
using FsCheck.Fluent;

namespace Zhiheng.Kernel.Tests;

public class CreditCodeTests
{
    private const string Right = "91350100M000100Y43";

    /// <summary>Codes recomputed by hand in the rules (§1.1): letters in the organisation part, letter, digit, X and 0 as checks.</summary>
    public static TheoryData<string> RightCodes => new(
        "91350100M000100Y43", "91110000600037341L", "91330100799655058B", "914403001922038216",
        "91110108551385082Q", "9144030071526726XG", "91110000100005220B", "11100000MB0143028R");

    [Theory]
    [MemberData(nameof(RightCodes))]
    public void Right_codes_are_accepted_unchanged(string code)
    {
        var outcome = CreditCode.Parse(code);

        Assert.Equal(code, outcome.Value.Value);
    }

    [Fact]
    public void A_clean_code_is_kept_without_copying()
    {
        var outcome = CreditCode.Parse(Right);

        Assert.Same(Right, outcome.Value.Value);
    }

    [Theory]
    [InlineData("91350100m000100y43")]
    [InlineData("  91350100M000100Y43\t")]
    [InlineData("913501 00M0001 00Y43")]
    [InlineData("９１３５０１００Ｍ０００１００Ｙ４３")]
    [InlineData("９１３５０１００ｍ０００１００ｙ４３")]
    [InlineData("91350100　M000100Y43")]
    [InlineData("\uFEFF91350100M000100Y43\u200B")]
    [InlineData("⑨1350100M000100Y43")]
    [InlineData("𝟗1350100M000100Y43")]
    public void Case_width_and_blanks_are_normalised(string typed)
    {
        var outcome = CreditCode.Parse(typed);

        Assert.Equal(Right, outcome.Value.Value);
    }

    [Theory]
    [InlineData("91350100M000100Y44", "kernel.credit-code.check", "“3”")]
    [InlineData("9144030071526726XX", "kernel.credit-code.check", "“G”")]
    [InlineData("11370000MB2842613M", "kernel.credit-code.organization-check", "“5”")]
    [InlineData("91370000163044570X", "kernel.credit-code.organization-check", "“7”")]
    [InlineData("12100000400004006J", "kernel.credit-code.organization-check", "“0”")]
    public void Wrong_check_characters_are_refused_with_the_right_one_named(string code, string refusal, string named)
    {
        var outcome = CreditCode.Parse(code);

        Assert.Equal(refusal, outcome.Refusal.Code);
        Assert.Contains(named, outcome.Refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u3000\t")]
    public void Blank_text_is_refused(string? text)
    {
        var outcome = CreditCode.Parse(text);

        Assert.Equal("kernel.credit-code.blank", outcome.Refusal.Code);
    }

    [Theory]
    [InlineData("91350100M000100Y4", "17")]
    [InlineData("91350100M000100Y433", "19")]
    [InlineData("91370100MA3xxxxxx", "17")]
    public void Any_other_length_is_refused_and_counted(string text, string counted)
    {
        var outcome = CreditCode.Parse(text);

        Assert.Equal("kernel.credit-code.length", outcome.Refusal.Code);
        Assert.Contains($"现为 {counted} 位", outcome.Refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('O', '0')]
    [InlineData('I', '1')]
    [InlineData('S', '5')]
    [InlineData('V', 'U')]
    [InlineData('Z', '2')]
    public void Look_alike_letters_are_refused_with_their_place_and_what_they_look_like(char found, char likely)
    {
        var outcome = CreditCode.Parse($"9135{found}100M000100Y43");

        Assert.Equal("kernel.credit-code.alphabet", outcome.Refusal.Code);
        Assert.Contains($"第 5 位“{found}”", outcome.Refusal.Message, StringComparison.Ordinal);
        Assert.Contains($"是否应为“{likely}”", outcome.Refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("91350100M000100Y4-", 18, "-")]
    [InlineData("中1350100M000100Y43", 1, "中")]
    [InlineData("9135010\uFFFE0000100Y43", 8, "\uFFFE")]
    public void Foreign_characters_are_refused_with_their_place_and_no_guess(string text, int place, string shown)
    {
        var outcome = CreditCode.Parse(text);

        Assert.Equal("kernel.credit-code.alphabet", outcome.Refusal.Code);
        Assert.Contains($"第 {place} 位“{shown}”", outcome.Refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("是否应为", outcome.Refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_character_is_refused_and_shown_as_a_box()
    {
        var outcome = CreditCode.Parse("9135010" + '\uD800' + "0000100Y43");

        Assert.Equal("kernel.credit-code.alphabet", outcome.Refusal.Code);
        Assert.Contains("第 8 位“□”", outcome.Refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Very_long_text_is_refused_by_its_length()
    {
        var outcome = CreditCode.Parse(new string('ﷺ', 100_000));

        Assert.Equal("kernel.credit-code.length", outcome.Refusal.Code);
    }

    [Fact]
    public void Parts_are_cut_at_the_standards_places()
    {
        var code = CreditCode.Parse("9144030071526726XG").Value;

        Assert.Equal("440300", code.RegionPart);
        Assert.Equal("71526726X", code.Organization.Value);
        Assert.False(code.IsMadeUp);
    }

    [Fact]
    public void A_region_that_never_existed_is_no_reason_to_refuse()
    {
        var code = CreditCode.Compose('9', '1', "999999", "YY000001");

        var outcome = CreditCode.Parse(code.Value);

        Assert.Equal("999999", outcome.Value.RegionPart);
        Assert.True(outcome.Value.IsMadeUp);
    }

    [Theory]
    [InlineData('9', '1', "37010", "YY000001")]
    [InlineData('9', '1', "3701020", "YY000001")]
    [InlineData('9', '1', "370102", "YY00000")]
    [InlineData('9', '1', "370102", "YY00000O")]
    [InlineData('I', '1', "370102", "YY000001")]
    public void Parts_that_cannot_make_a_code_are_a_bug_of_the_caller(char department, char category, string region, string organisation)
    {
        Assert.Throws<ArgumentException>(() => CreditCode.Compose(department, category, region, organisation));
    }

    [Fact]
    public void A_code_that_was_never_parsed_has_no_value()
    {
        Assert.Throws<InvalidOperationException>(() => default(CreditCode).Value);
    }

    [Theory]
    [MemberData(nameof(RightCodes))]
    public void Every_change_of_one_character_is_refused(string code)
    {
        var survivors =
            from place in Enumerable.Range(0, code.Length)
            from character in CreditCode.Alphabet
            where character != code[place]
            let changed = code.Remove(place, 1).Insert(place, character.ToString())
            where !CreditCode.Parse(changed).IsRefused
            select changed;

        Assert.Empty(survivors);
    }

    [Fact]
    public void Every_composed_code_is_accepted_and_refused_after_any_change_of_one_character()
    {
        var characters = Gen.Elements(CreditCode.Alphabet.ToCharArray());
        var cases =
            from body in Gen.ArrayOf(characters, 16)
            from place in Gen.Choose(0, 17)
            from character in characters
            select (Body: new string(body), Place: place, Character: character);

        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var code = CreditCode.Compose(c.Body[0], c.Body[1], c.Body[2..8], c.Body[8..]).Value;
            var changed = code.Remove(c.Place, 1).Insert(c.Place, c.Character.ToString());
            return CreditCode.Parse(code).Value.Value == code && CreditCode.Parse(changed).IsRefused == (changed != code);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void No_text_makes_the_parsers_throw()
    {
        var anyCharacter = Gen.Choose(0, char.MaxValue).Select(number => (char)number);
        var texts = Gen.ArrayOf(anyCharacter).Select(characters => new string(characters));

        Prop.ForAll(texts.ToArbitrary(), text =>
            CreditCode.Parse(text).IsRefused && OrganizationCode.Parse(text).IsRefused && RegionCode.Parse(text).IsRefused)
            .QuickCheckThrowOnFailure();
    }
}
