/** One's friends, as a list to choose from names them. */
export function FriendOptions({ friends }: { friends: readonly { handle: string; name: string }[] }) {
  return friends.map((friend) => (
    <option key={friend.handle} value={friend.handle}>
      {`${friend.name} (@${friend.handle})`}
    </option>
  ));
}
