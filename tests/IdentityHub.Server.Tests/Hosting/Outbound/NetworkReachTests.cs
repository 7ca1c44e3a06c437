using System.Net;
using FsCheck;
using FsCheck.Fluent;
using IdentityHub.Server.Hosting.Outbound;

namespace IdentityHub.Server.Tests.Hosting.Outbound;

public sealed class NetworkReachTests
{
    [Theory]
    [InlineData("8.8.8.8", "Public")]
    [InlineData("100.63.255.255", "Public")]
    [InlineData("100.128.0.0", "Public")]
    [InlineData("172.15.255.255", "Public")]
    [InlineData("172.32.0.0", "Public")]
    [InlineData("192.167.255.255", "Public")]
    [InlineData("223.255.255.255", "Public")]
    [InlineData("2606:4700::1111", "Public")]
    [InlineData("64:ff9b::8.8.8.8", "Public")]
    [InlineData("2002:808:808::1", "Public")]
    [InlineData("127.0.0.1", "Private")]
    [InlineData("127.255.255.254", "Private")]
    [InlineData("10.1.2.3", "Private")]
    [InlineData("172.16.0.1", "Private")]
    [InlineData("172.31.255.255", "Private")]
    [InlineData("192.168.0.1", "Private")]
    [InlineData("100.64.0.1", "Private")]
    [InlineData("198.19.0.1", "Private")]
    [InlineData("::1", "Private")]
    [InlineData("fd00::1", "Private")]
    [InlineData("::ffff:127.0.0.1", "Private")]
    [InlineData("::ffff:10.0.0.1", "Private")]
    [InlineData("64:ff9b::10.0.0.1", "Private")]
    [InlineData("2002:7f00:1::", "Private")]
    [InlineData("0.0.0.0", "Special")]
    [InlineData("0.1.2.3", "Special")]
    [InlineData("169.254.169.254", "Special")]
    [InlineData("::ffff:169.254.169.254", "Special")]
    [InlineData("64:ff9b::a9fe:a9fe", "Special")]
    [InlineData("2002:a9fe:a9fe::1", "Special")]
    [InlineData("224.0.0.1", "Special")]
    [InlineData("255.255.255.255", "Special")]
    [InlineData("192.0.2.1", "Special")]
    [InlineData("::", "Special")]
    [InlineData("::127.0.0.1", "Special")]
    [InlineData("::ffff:0:127.0.0.1", "Special")]
    [InlineData("64:ff9b:1::a00:1", "Special")]
    [InlineData("fe80::1%3", "Special")]
    [InlineData("fec0::1", "Special")]
    [InlineData("ff02::1", "Special")]
    [InlineData("2001::1", "Special")]
    [InlineData("2001:db8::1", "Special")]
    [InlineData("3fff::1", "Special")]
    [InlineData("100::1", "Special")]
    public void Knows_how_far_an_address_reaches(string address, string expected) =>
        Assert.Equal(expected, NetworkReach.Of(IPAddress.Parse(address)).ToString());

    [Fact(DisplayName = "SSRF: an IPv4 address is judged alike in every form that IPv6 has for it")]
    public void Judges_every_form_of_an_address_alike()
    {
        var fours = ArbMap.Default.GeneratorFor<byte>().ArrayOf(4);
        Prop.ForAll(fours.ToArbitrary(), four =>
        {
            var plain = new IPAddress(four);
            var reach = NetworkReach.Of(plain);
            Assert.Equal(reach, NetworkReach.Of(plain.MapToIPv6()));
            Assert.Equal(reach, NetworkReach.Of(new IPAddress([0x00, 0x64, 0xff, 0x9b, .. new byte[8], .. four])));
            Assert.Equal(reach, NetworkReach.Of(new IPAddress([0x20, 0x02, .. four, .. new byte[10]])));
            return true;
        }).QuickCheckThrowOnFailure();
    }

    [Fact(DisplayName = "SSRF: outside of 2000::/3 nothing of IPv6 is public but translated addresses")]
    public void Knows_no_public_address_elsewhere() => Prop.ForAll(
        ArbMap.Default.GeneratorFor<byte>().ArrayOf(16).Where(bytes => bytes[0] >> 5 != 1).ToArbitrary(),
        bytes =>
        {
            var address = new IPAddress(bytes);
            return NetworkReach.Of(address) != Reach.Public || address.IsIPv4MappedToIPv6 || (bytes[0] == 0 && bytes[1] == 0x64);
        }).QuickCheckThrowOnFailure();

    [Fact(DisplayName = "SSRF: no address of a private network is public")]
    public void Knows_private_networks() => Prop.ForAll(
        Gen.Elements("10.0.0.0/8", "127.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "224.0.0.0/4", "240.0.0.0/4")
            .SelectMany(network => ArbMap.Default.GeneratorFor<byte>().ArrayOf(4).Select(bytes => (network, bytes))).ToArbitrary(),
        pair =>
        {
            var network = System.Net.IPNetwork.Parse(pair.network);
            var bytes = network.BaseAddress.GetAddressBytes();
            for (var bit = network.PrefixLength; bit < 32; bit++)
            {
                bytes[bit / 8] |= (byte)(pair.bytes[bit / 8] & (0x80 >> (bit % 8)));
            }

            return NetworkReach.Of(new IPAddress(bytes)) != Reach.Public;
        }).QuickCheckThrowOnFailure();
}
